import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { limits } from '../../bot/recognition/domain';
import { textsFor } from '../../bot/texts/texts';
import { post, typing } from '../faults/acts';
import { press, wordsOf } from '../support/cards';
import type { FakeConnector } from '../support/connector';
import { cardAction, groupChat, type Incoming, type Someone } from '../support/turns';
import type { Timings } from './timings';

/** Who talks with each other in one conversation. */
export type Three = readonly [Someone, Someone, Someone];

export interface Scene {
  /** The origin of an instance. */
  readonly url: string;
  readonly connector: FakeConnector;
  readonly people: Three;
  readonly timings: Timings;
  /** Settles when the next operation may begin; false when it is time to stop. */
  readonly turn: () => Promise<boolean>;
}

async function tokenFor(url: string, person: Someone): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ person: person.id });
  const answer = await fetch(`${url}/local/token`, { method: 'POST', headers, body });
  return ((await answer.json()) as { token: string }).token;
}

/** What the tab gets as this person; rejects for anything but 200. */
export async function tab(url: string, person: Someone, path: string, body?: object) {
  const authorization = `Bearer ${await tokenFor(url, person)}`;
  const act = { nonce: randomUUID(), at: Date.now() };
  const answer = await fetch(`${url}/api${path}`, {
    headers: { authorization, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify({ act, body }) }),
    signal: AbortSignal.timeout(20_000),
  });
  const json: unknown = await answer.json();
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(json)}`);
  return json;
}

const joined = textsFor('en')('recognition.join.joined');
const tooFast = textsFor('en')('recognition.tooFast', { most: limits.perMinute });
/** How long the card of a kudos takes to be there: no act of its own. */
export const waiting = 'its card';
const shownWithinMs = 20_000;
const lookEveryMs = 100;

/** The card with these words, as soon as it is there; rejects where it does not come. */
async function cardWith(connector: FakeConnector, space: string, words: string): Promise<unknown> {
  for (const until = Date.now() + shownWithinMs; Date.now() < until; await pause(lookEveryMs)) {
    const cards = connector.shown(space).map(({ attachments }) => attachments?.[0]?.content);
    const found = cards.findLast((card) => wordsOf(card).includes(words));
    if (found) return found;
  }
  throw new Error('the card did not come');
}

/** What is typed is answered with silence where it is done; rejects where a sentence or a form comes instead. */
async function say(endpoint: string, connector: FakeConnector, activity: Incoming): Promise<void> {
  const before = connector.sent.length;
  const answer = await post(endpoint, activity);
  if (answer?.status !== 200) throw new Error(`answered ${answer?.status}`);
  const reply = connector.sent.slice(before).find(({ replyTo }) => replyTo === activity.id);
  if (!reply) return;
  const { text, summary, attachments } = reply.activity;
  const card: unknown = attachments?.[0]?.content;
  if (card && wordsOf(card).includes(tooFast)) throw new Error('tooFast');
  throw new Error(text ?? summary ?? 'a form came back');
}

async function click(endpoint: string, activity: Incoming, expected: string): Promise<void> {
  const answer = await post(endpoint, activity);
  if (answer?.body?.value !== expected)
    throw new Error(`answered ${answer?.status} ${JSON.stringify(answer?.body)}`);
}

/** One conversation in a chat of its own, from kudos to digest, again and again until time is up. */
export async function converse(name: string, scene: Scene): Promise<void> {
  const { url, connector, timings, turn, people } = scene;
  const [mia, jonas, zoe] = people;
  const place = groupChat(`19:load-${name}@thread.v2`, `Load ${name}`);
  const space = place.conversation;
  connector.install(space, `Load ${name}`, people);
  const endpoint = `${url}/api/messages`;
  for (const person of people) {
    if (!(await turn())) return;
    await post(endpoint, typing(person, place, connector.url, '{bot} help'));
  }
  for (let n = 0; ; n += 1) {
    const word = `${name}x${n}`;
    const does = async <T>(kind: string, work: () => Promise<T>) =>
      (await turn()) ? { value: await timings.time(kind, work) } : undefined;
    const author = people[n % 3] as Someone;
    const tells = (kind: string, path: string, body: object) =>
      does(kind, () => tab(url, author, path, { space, ...body }));
    const thanks = `{bot} kudos {0} {1} for keeping pump ${word} running`;
    const given = await does('kudos', async () => {
      await say(endpoint, connector, typing(mia, place, connector.url, thanks, [jonas, zoe]));
      return true;
    });
    if (!given) return;
    if (given.value) {
      const shown = await timings.time(waiting, () => cardWith(connector, space, `pump ${word} `));
      if (shown)
        await does('join', () => {
          const { verb, data } = press(shown, 'Join', { line: '' });
          return click(endpoint, cardAction(jonas, place, connector.url, verb, data, 'm'), joined);
        });
    }
    const asking = { title: `Who knows pump ${word}?`, details: '', tags: 'pumps' };
    const asked = await tells('ask', '/questions/ask', { ...asking, anonymous: false });
    const question = (asked?.value as { question?: { id: string } } | undefined)?.question;
    if (question)
      await tells('answer', '/questions/answer', { id: question.id, text: `Ask at shed ${word}.` });
    const why = `It shows how pump ${word} is read, for whoever starts at the north plant.`;
    const link = { url: `https://pumps.example/${word}`, title: '', tags: 'pumps', why };
    await tells('share', '/links/share', link);
    const typed = { learned: '', wanted: '', url: '', tags: 'pumps' };
    await tells('post', '/posts/post', { ...typed, working: `Drawing pump ${word}` });
    await does('wall', () => tab(url, mia, `/recognition/wall?space=${encodeURIComponent(space)}`));
    await does('digest', () => tab(url, mia, `/digest?space=${encodeURIComponent(space)}`));
  }
}
