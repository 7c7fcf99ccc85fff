import type { HealthAnswer, NetworkAnswer } from '../../bot/health/contract';
import { listNetworks } from '../../bot/health/store';
import { openSqlite } from '../../bot/tables/sqlite';
import { countedAgain } from '../support/both-stores';
import { wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const names = ['Zoe Okafor', 'Ana Brandt', 'Mia Weber', 'Ben Fischer', 'Lena Aziz', 'Carl Duarte'];
const people = names.map(someone);
const [zoe, ana, mia] = people as [Someone, Someone, Someone];
const place = groupChat('19:reading@thread.v2', 'Water lab');
const space = encodeURIComponent(place.conversation);
const dayMs = 86_400_000;
const roster = /\/v3\/conversations\/[^/]+\/(?:paged)?members/;

let app: Running;
beforeEach(async () => {
  app = await runProduct(openSqlite(':memory:'));
  app.connector.install(place.conversation, 'Water lab', people);
  await app.chat.install(mia, place);
  for (const person of people) await app.chat.say(person, place, '{bot} hi');
  await app.settled();
});
afterEach(() => app.close());

/** Everybody thanks the next one; Zoe, everybody. */
async function aWeek() {
  for (const [n, person] of people.entries()) {
    const others = person === zoe ? people.slice(1) : [people[(n + 1) % people.length] as Someone];
    for (const other of others)
      await app.chat.say(person, place, `{bot} kudos {0} for staying with pump ${n} to the end`, [
        other,
      ]);
  }
  await app.settled();
}
async function nextWeek() {
  app.clock.now += 7 * dayMs;
  await app.product.resume();
  await app.settled();
}
const network = async () =>
  (await app.ask(mia, `/health/network?space=${space}`)).body as NetworkAnswer;
const health = async (weeks = 4) => app.ask(mia, `/health?space=${space}&weeks=${weeks}`);
const kept = () => listNetworks(app.product.world.tables, place.tenant, place.conversation, '');

test('people are listed by their names, not by how many ties they have', async () => {
  await aWeek();
  await nextWeek();
  const { graph } = await network();
  expect(graph?.people).toEqual(names.toSorted());
  // Zoe, the last by name, is the one who thanked everybody.
  expect(graph?.ties.filter(([from]) => from === 5)).toHaveLength(5);
});

test('where one is left out there are figures and no graph: their ties would be the difference', async () => {
  await app.tell(ana, '/health/graph', { shown: false });
  await aWeek();
  await nextWeek();
  const { figures, graph } = await network();
  expect(figures?.people).toBe(6);
  expect(graph).toBeUndefined();
});

test('from a team that the app was taken out of, the old network goes and nothing waits for a look', async () => {
  await aWeek();
  await nextWeek();
  expect(await kept()).toHaveLength(1);
  app.clock.now += 7 * dayMs;
  const gone = { answer: 403, code: 'BotNotInConversationRoster', on: roster, times: 1_000 };
  app.connector.fail(gone);
  await app.product.resume();
  await app.settled();
  expect(await kept()).toEqual([]);
  for (const { parked } of await countedAgain(app.product.world.tables, place.tenant))
    expect(parked).toEqual([]);
});

test('when fewer than five people are left in the network, the old one goes with its names', async () => {
  await aWeek();
  await nextWeek();
  expect(await kept()).toHaveLength(1);
  for (let week = 0; week < 12; week += 1) await nextWeek();
  expect(await kept()).toEqual([]);
});

test('a roster that cannot be asked is a fault, not a space of nobody', async () => {
  await aWeek();
  await nextWeek();
  const { health: before } = (await health()).body as HealthAnswer;
  expect(before.members).toBe(6);
  app.clock.now += 3_600_000;
  app.connector.reset();
  // Whether Mia is in it can be asked; how many are, cannot.
  app.connector.fail({ answer: 500, on: /pagedmembers/, times: 1_000 });
  await app.tell(mia, '/health/share', { space: place.conversation, weeks: 4 });
  await app.settled();
  expect((await health()).status).toBeGreaterThanOrEqual(500);
  const posted = () => app.connector.sent.filter(({ activity }) => activity.attachments);
  expect(posted()).toEqual([]);
  app.connector.reset();
  app.clock.now += 3_600_000;
  await app.product.resume();
  await app.settled();
  expect(posted()).toHaveLength(1);
  expect(JSON.stringify(posted()[0]?.activity)).toContain('100%');
});

test('a group says on its card that it is open, in place of a share of its few members', async () => {
  await app.tell(mia, '/groups/open', { space: place.conversation });
  app.clock.now += 31_000;
  await aWeek();
  await nextWeek();
  const { health: told } = (await health()).body as HealthAnswer;
  expect(told.open).toBe(true);
  expect(told.figures.find(({ name }) => name === 'participation')).toMatchObject({
    ...{ value: null, n: 6 },
  });
  const [card] = await app.chat.say(mia, place, '{bot} health');
  expect(wordsOf(card?.attachments[0].content)).toContain(
    'Open to everybody, so no share (at least 6 different people took part)',
  );
});
