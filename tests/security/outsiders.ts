import { cardAction, type Incoming, type Someone } from '../support/turns';
import { type Attack, activity, as, refusal, tab } from './attack';
import { send } from './deliver';
import { entries } from './entries';
import { nameOf, type Scene } from './entry';
import { here } from './stage';
import { waysOf } from './ways-of';

const space = here.conversation;
const reads = [
  ...[
    '/recognition/wall',
    '/questions',
    '/links',
    '/posts',
    '/awards',
    '/awards/people',
    '/digest',
  ].map((path) => `${path}?space=${encodeURIComponent(space)}`),
  ...['/recognition/wall', '/questions?text=valve', '/links?text=valves', '/posts?text=valves'],
  ...['/home', '/people?text=valves', '/awards', '/spaces', '/groups', '/people/me', '/me'],
];

/** One's own settings and words, of whoever signs in or writes to the bot. */
const own = new Set([
  ...['card: people.save', 'card: people.addSkills', 'tab POST: /people/me'],
  ...['card: nudges.save', 'card: nudges.stop', 'card: nudges.snooze', 'tab POST: /nudges'],
  ...['bot text: stop', 'bot text: snooze', 'bot text: nudges, on', 'tab POST: /health/graph'],
  ...['card: nudges.readEmail', 'bot text: help', 'bot text: hi', 'bot text: hello'],
  'bot text: anything else',
]);
/** All that is about a space or something in it; what the channel itself tells is not a person's. */
const aboutSpaces = entries.filter((entry) => entry.way !== 'event' && !own.has(nameOf(entry)));

/** Everything a person who may not read the space can ask of it. */
export function asking(attacker: string, who: Someone, scene: Scene): Attack[] {
  const { stage, question, post } = scene;
  const refused = 'refused, or nothing of it';
  const one = (path: string, id: string) => `${path}?${new URLSearchParams({ space, id })}`;
  const paths = [...reads, one('/questions/one', question), one('/posts/one', post)];
  const ways = waysOf(who, scene);
  return [
    ...paths.map(
      (path): Attack => [
        attacker,
        `tab GET ${path.split('?')[0]}${path.includes('space=') ? ' of it' : ''}`,
        refused,
        () => refusal(stage, tab(path, undefined, as(who))),
      ],
    ),
    ...aboutSpaces.map((entry): Attack => {
      const { way } = entry;
      const statuses = way === 'tab POST' ? [403, 422] : [];
      const isOne = async () => {
        const asked = await entry.ask(scene, who, {});
        return refusal(stage, () => send(stage, who, asked), statuses);
      };
      return [attacker, nameOf(entry), statuses.length > 0 ? '403 or 422' : refused, isOne];
    }),
    ...['bot text', 'card', 'dialog opened', 'dialog sent', 'query'].map(
      (entry): Attack => [
        attacker,
        entry,
        refused,
        () =>
          refusal(
            stage,
            activity((url) => (ways[entry] as (url: string) => Incoming)(url)),
          ),
      ],
    ),
    [
      attacker,
      'card refresh',
      refused,
      () =>
        refusal(
          stage,
          activity((url) => {
            const made = cardAction(
              who,
              here,
              url,
              'questions.openEdit',
              stage.seal('questions.openEdit', { id: question, space }),
            );
            return { ...made, value: { ...(made.value as object), trigger: 'automatic' } };
          }),
        ),
    ],
    ...['/health', '/health/network'].map(
      (path): Attack => [
        attacker,
        `tab GET ${path} of it`,
        '403',
        () =>
          refusal(
            stage,
            tab(`${path}?${new URLSearchParams({ space })}`, undefined, as(who)),
            [403],
          ),
      ],
    ),
    [
      attacker,
      'tab POST /health/share',
      '403',
      () => refusal(stage, tab('/health/share', { space, weeks: 12 }, as(who)), [403]),
    ],
  ];
}
