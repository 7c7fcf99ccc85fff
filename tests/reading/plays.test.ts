import { spacePartition } from '../../bot/spaces/partition';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { nameOf, type Play, plays, type Stage } from '../faults/plays';
import { allRows } from '../faults/rows';
import { type Running, runProduct } from '../support/product';
import {
  groupChat,
  type Incoming,
  installation,
  membersChanged,
  message,
  personal,
  type Someone,
  someone,
} from '../support/turns';

/*
 * Everything a person can do (the list that the fault runs hold to the registry), done by somebody who
 * may not: nothing of the space is answered, nothing in it changes.
 */
let app: Running;
let tables: Tables;
beforeAll(async () => {
  tables = await openSqlite(':memory:');
  app = await runProduct(tables);
});
afterAll(() => app.close());

const secrets = [
  'heron gauge',
  'how pumps age',
  'How do pumps',
  'With water.',
  'until the last file',
  'Ask the night shift',
  'Which pumps are next',
  'the pump house',
];
const stranger = { ...someone('Nora Fern'), name: 'Nora Fern' };

async function setStage(play: Play): Promise<Stage> {
  const name = `read-${plays.indexOf(play)}-${stages++}`;
  const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map((full) => ({
    ...someone(`${name} ${full}`),
    name: full,
  })) as [Someone, Someone, Someone];
  const place = groupChat(`19:${name}@thread.v2`, 'Release chat');
  const { connector } = app;
  connector.install(place.conversation, 'Release chat', [mia, jonas, zoe]);
  const does = async (activity: Incoming) => {
    const answer = await app.chat.post(activity);
    await app.settled();
    return answer.body;
  };
  const stage = { place, mia, jonas, zoe, url: connector.url, connector, does };
  await does(installation(mia, place, connector.url));
  await does(message(jonas, place, connector.url, '{bot} ask Where is the heron gauge kept?'));
  return stage;
}
let stages = 0;

/** What a space holds, but for the day's traces of having been asked. */
async function held({ place }: Stage): Promise<string[]> {
  const rows = await allRows(tables, spacePartition(place.tenant, place.conversation));
  return rows.filter(({ key }) => key !== 'lease').map((row) => JSON.stringify(row));
}

/** Everything that was answered or sent to somebody, except to the space and the people in it. */
async function heard(stage: Stage, activity: Incoming, by: Someone): Promise<string> {
  const from = { id: by.teamsId, name: by.name, aadObjectId: by.id };
  const id = `${activity.id}-again`;
  const answer = await app.chat.post({ ...activity, id, from });
  await app.settled();
  expect(answer.status).toBe(200);
  const sent = stage.connector.sent.filter(
    ({ replyTo, conversation }) => replyTo === id || conversation === personal(by).conversation,
  );
  return JSON.stringify([answer.body, sent]);
}

const named = plays.map((play) => [nameOf(play), play] as const);

test.each(named)('a stranger gets nothing from: %s', async (_name, play) => {
  const stage = await setStage(play);
  const delivery = await play.prepare(stage);
  const before = await held(stage);
  stage.connector.reset();
  const words = await heard(stage, delivery(), stranger);
  for (const secret of secrets) expect(words).not.toContain(secret);
  expect(await held(stage)).toEqual(before);
});

test.each(named)('somebody removed a minute ago gets nothing from: %s', async (_name, play) => {
  const stage = await setStage(play);
  const { place, connector, url } = stage;
  const activity = (await play.prepare(stage))();
  const actor = [stage.mia, stage.jonas, stage.zoe].find(
    ({ teamsId }) => teamsId === (activity.from as { id: string }).id,
  ) as Someone;
  connector.leave(place.conversation, actor.teamsId);
  const gone = [{ id: actor.teamsId, aadObjectId: actor.id }];
  await stage.does(membersChanged(stage.mia, place, url, 'membersRemoved', gone));
  app.clock.now += 60_000;
  const before = await held(stage);
  connector.reset();
  const words = await heard(stage, activity, actor);
  for (const secret of secrets) expect(words).not.toContain(secret);
  expect(await held(stage)).toEqual(before);
});
