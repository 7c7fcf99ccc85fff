import { openSqlite } from '../../bot/tables/sqlite';
import { press } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const mia = someone('Mia Brandt');
const place = groupChat('19:ids@thread.v2', 'Release chat');
let app: Running;
beforeAll(async () => {
  app = await runProduct(openSqlite(':memory:'));
  app.connector.install(place.conversation, 'Release chat', [mia]);
  await app.chat.install(mia, place);
});
afterAll(() => app.close());

const ids = ['a\uD800b', 'x'.repeat(10_001), 'a/b', 'a\u0000b', '%2F', "x' or 'x"];

/** What no id looks like is nothing to look for: the store would refuse it as a key. */
test.each(ids)('the tab is told that %j is no id', async (id) => {
  const space = place.conversation;
  const told = async (path: string, body: object) => (await app.tell(mia, path, body)).status;
  expect(await told('/questions/answer', { space: id, id: 'q', text: 'Here.' })).toBe(400);
  expect(await told('/questions/answer', { space, id, text: 'Here.' })).toBe(400);
  expect(await told('/links/context', { space, id, text: 'Here.' })).toBe(400);
  expect(await told('/posts/input', { space, id, text: 'Here.' })).toBe(400);
  expect(await told('/health/share', { space: id, weeks: 12 })).toBe(400);
  expect(await told('/digest/mail', { space: id, wanted: true })).toBe(400);
  expect((await app.ask(mia, `/awards?${new URLSearchParams({ space: id })}`)).status).toBe(400);
});

test.each(ids)('a form that names %j as its space is not read', async (space) => {
  const [form] = await app.chat.say(mia as Someone, place, '{bot} wol');
  const inputs = { working: 'Drawing pumps', space };
  const { verb, data } = press(form.attachments[0].content, 'Post', inputs);
  expect((await app.chat.click(mia, place, verb, data)).value).toMatch(/^I could not read that/);
});
