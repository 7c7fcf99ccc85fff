import type { GroupsAnswer } from '../../bot/spaces/contract';
import { type Play, plays } from '../faults/plays';
import { cast } from '../support/everything';
import { groupChat, type Incoming, message, type Someone, someone } from '../support/turns';
import type { Entry, Scene, Way } from './entry';
import { id } from './fields';
import { people } from './stage';

const ways: Readonly<Record<string, Way>> = {
  ...{ command: 'bot text', verb: 'card', dialog: 'dialog', query: 'query', event: 'event' },
};
/** What leaves no marker: it shows something, or is the same however often it is done. */
const unmarked =
  /^(?:command|query|event|dialog askQuestion)|^verb (?:links\.save|nudges\.|people\.noSkills|recognition\.(?:nobodyElse|cancelEdit)|awards\.back)/;
/** What a form of theirs lets one choose. */
const fieldsOf: Readonly<Record<string, Entry['fields']>> = {
  ...{ 'verb spaces.replaceGroup': { group: id }, 'verb spaces.mergeGroup': { group: id } },
};

let chats = 0;

/** People of its own for each play, since one is asked only so often a week; spaces are kept by who may. */
function castFor({ of }: Play): typeof cast {
  if (of.includes(' spaces.')) return cast;
  return cast.map(({ name }) => ({ ...someone(`${name} of play ${chats}`), name })) as typeof cast;
}

/** There are only so many groups, and what is open to everybody is looked at by every search. */
async function closeGroups({ stage: { app } }: Scene): Promise<void> {
  const { body } = await app.ask(people.mia, '/groups');
  for (const { id: space } of (body as GroupsAnswer).groups)
    await app.tell(people.mia, '/groups/close', { space });
}

/** Plays what has to be before it, in a chat of its own, and gives what is sent then. */
async function playedBy(scene: Scene, play: Play, three: typeof cast): Promise<Incoming> {
  const { app } = scene.stage;
  if (/Group$/.test(play.of)) await closeGroups(scene);
  const { connector, chat } = app;
  const [mia, jonas, zoe] = three;
  const place = groupChat(`19:played-${++chats}@thread.v2`, 'Played chat');
  connector.install(place.conversation, 'Played chat', three);
  const does = async (activity: Incoming) => {
    const { body } = await chat.post({
      ...activity,
      timestamp: new Date(app.clock.now).toISOString(),
    });
    await app.settled();
    return body;
  };
  // The chat is known to the app by then: whoever tries finds it there.
  await does(message(mia, place, connector.url, '{bot} hi'));
  const deliver = await play.prepare({
    place,
    mia,
    jonas,
    zoe,
    url: connector.url,
    connector,
    does,
  });
  return deliver();
}

/** Whoever tries does it, with the ids that are theirs. */
const from = (activity: Incoming, { id: aadObjectId, teamsId, name }: Someone): Incoming => ({
  ...activity,
  from: { id: teamsId, name, aadObjectId },
});
const withValues = (activity: Incoming, values: object): Incoming => {
  if (Object.keys(values).length === 0) return activity;
  const value = activity.value as { action: { data: object } };
  const { action } = value;
  return {
    ...activity,
    value: { ...value, action: { ...action, data: { ...action.data, ...values } } },
  };
};

function entryOf(play: Play): Entry {
  const [kind = '', name = ''] = play.of.split(' ');
  return {
    way: ways[kind] ?? 'event',
    name: play.way ? `${name}, ${play.way}` : name,
    fields: fieldsOf[play.of] ?? {},
    acts: !play.form && !unmarked.test(play.of),
    ask: async (scene, who, values) => {
      const isNamed = people.named.includes(who as (typeof people.named)[number]);
      // What is typed mentions them by name, so that each has another one.
      const own = castFor(play);
      const named = (n: number) => (n === 0 ? who.name : `${who.name} ${n}`);
      const three = isNamed ? own.map((each, n) => ({ ...each, name: named(n) })) : own;
      const activity = await playedBy(scene, play, three as typeof cast);
      const mine = isNamed || who === people.mia ? activity : from(activity, who);
      return { activity: withValues(mine, values) };
    },
  };
}

/** All that people can do, played by three others, but for what is in `known` as `verb links.share`. */
export function playedEntries(known: ReadonlySet<string>): readonly Entry[] {
  return plays.filter(({ of }) => !known.has(of)).map(entryOf);
}
