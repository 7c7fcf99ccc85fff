import { openSqlite } from '../../bot/tables/sqlite';
import { wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

/* Somebody took the app out of one chat: what people do elsewhere goes on as before. */
const [mia, jonas, lena] = ['Mia Brandt', 'Jonas Weber', 'Lena Fischer'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const stays = groupChat('19:stays@thread.v2', 'Water lab');
const left = groupChat('19:left@thread.v2', 'Old crew');
const group = groupChat('19:group@thread.v2', 'Pump group');

let app: Running;
beforeAll(async () => {
  app = await runProduct(openSqlite(':memory:'));
  app.connector.install(stays.conversation, 'Water lab', [mia, jonas, lena]);
  app.connector.install(left.conversation, 'Old crew', [mia, jonas]);
  app.connector.install(group.conversation, 'Pump group', [mia, jonas]);
  for (const person of [lena, mia]) await app.chat.install(person, stays);
  app.clock.now += 60_000;
  for (const place of [left, group]) await app.chat.install(mia, place);
  await app.tell(mia, '/groups/open', { space: group.conversation });
  for (const place of [stays, left])
    await app.chat.say(mia, place, '{bot} kudos everyone for the calm week at the dosing pump');
  await app.settled();
  for (const place of [left, group]) app.connector.uninstall(place.conversation);
  // What was known of its people is asked anew.
  app.clock.now += 16 * 60_000;
});
afterAll(() => app.close());

test.each([mia, lena])('$name writes in the chat with the bot as before', async (person) => {
  const [form] = await app.chat.say(person, personal(person), 'kudos');
  expect(wordsOf(form?.attachments?.[0]?.content)).toContain('Give kudos');
  const [board] = await app.chat.say(person, personal(person), 'digest');
  expect(wordsOf(board?.attachments?.[0]?.content)).toContain('Water lab');
});

test.each([mia, lena])('the tab of $name shows what is left', async (person) => {
  for (const path of ['/recognition/wall', '/questions', '/posts', '/links', '/groups'])
    expect((await app.ask(person, path)).status).toBe(200);
  const { body } = await app.ask(person, '/spaces');
  expect(JSON.stringify(body)).toContain('Water lab');
  expect(JSON.stringify(body)).not.toContain('Old crew');
});

test('a page of the chat it was removed from says so', async () => {
  const space = encodeURIComponent(left.conversation);
  const { status, body } = await app.ask(mia, `/digest?space=${space}`);
  expect(status).toBe(403);
  expect(JSON.stringify(body)).toContain('The app was removed');
});
