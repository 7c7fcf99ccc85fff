import dns from 'node:dns';
import { Socket } from 'node:net';
import { openTables } from '../../bot/tables/open';
import { press } from '../support/cards';
import { runProduct } from '../support/product';
import { groupChat, payload, type Someone, someone } from '../support/turns';

const loaded: string[] = [];
for (const file of ['models/OpenAIModel.js', 'embeddings/OpenAIEmbeddings.js'])
  jest.doMock(`@microsoft/teams-ai/lib/${file}`, () => loaded.push(file));

const [mia, jonas] = ['Mia Brandt', 'Jonas Weber'].map(someone) as [Someone, Someone];
const place = groupChat('19:quiet@thread.v2', 'Quiet chat');

test('without a setting no model is loaded, and nobody is asked but Teams', async () => {
  const app = await runProduct(await openTables({ kind: 'sqlite', file: ':memory:' }));
  const ours = [app.url, app.connector.url].map((url) => new URL(url).port);
  const names = jest.spyOn(dns, 'lookup');
  const connect = jest.spyOn(Socket.prototype, 'connect');
  app.connector.install(place.conversation, 'Quiet chat', [mia, jonas]);
  await app.chat.install(mia, place);
  const [reply] = await app.chat.say(mia, place, '{bot} thank the release crew for last Friday');
  expect(JSON.stringify(reply)).toContain('I did not understand that');
  const title = 'How do we test the backup pump?';
  await app.chat.say(mia, place, `{bot} ask ${title}`);
  await app.settled();
  const on = payload('1700000000010', jonas, `<p>${'Slowly and with water. '.repeat(40)}</p>`);
  const opened = await app.chat.open(jonas, place, 'answerWithThis', on);
  const { content } = opened.task.value.card;
  expect(() => press(content, 'Make a draft of it')).toThrow('No button');
  const kept = await app.chat.submit(
    jonas,
    place,
    'answerWithThis',
    press(content, 'Send').data,
    on,
  );
  expect(kept.task.value).toMatch(/for everyone to read/);
  await app.settled();
  const [similar] = await app.chat.say(jonas, place, `{bot} ask ${title}`);
  expect(JSON.stringify(similar)).toContain('Does one of these answer it?');
  const went = connect.mock.calls.flatMap(([to]) => to) as { port?: unknown; host?: string }[];
  const ports = went.flatMap((to) => (to?.port ? [String(to.port)] : []));
  expect(ports.length).toBeGreaterThan(0);
  expect(ports.filter((port) => !ours.includes(port))).toEqual([]);
  const asked = names.mock.calls.map(([name]) => name);
  expect(asked.filter((name) => !['127.0.0.1', 'localhost'].includes(name))).toEqual([]);
  expect(loaded).toEqual([]);
  jest.restoreAllMocks();
  await app.close();
});
