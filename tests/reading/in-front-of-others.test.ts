import { openSqlite } from '../../bot/tables/sqlite';
import { press } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, payload, personal, type Someone, someone } from '../support/turns';

/*
 * Mia is in two chats, and was in the quiet one last. What is said to the bot in the hall is read by everybody
 * there, so none of its answers tells of the quiet chat.
 */
const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const hall = groupChat('19:hall@thread.v2', 'Hall');
const quiet = groupChat('19:quiet@thread.v2', 'Quiet crew');
const secrets = ['Quiet crew', 'heron', 'pelican'];

let app: Running;
beforeAll(async () => {
  app = await runProduct(await openSqlite(':memory:'));
  const { chat, connector } = app;
  connector.install(hall.conversation, 'Hall', [mia, jonas, zoe]);
  connector.install(quiet.conversation, 'Quiet crew', [mia, jonas]);
  for (const person of [mia, jonas]) await chat.install(person, hall);
  app.clock.now += 60_000;
  for (const person of [jonas, mia]) await chat.install(person, quiet);
  await chat.say(jonas, quiet, '{bot} ask How do we calibrate the heron gauge?');
  await app.settled();
  const asked = connector.sent.findLast(({ conversation }) => conversation === quiet.conversation);
  const send = { text: 'With pelican oil, slowly.' };
  const answer = press(asked?.activity.attachments?.[0]?.content, 'Send', send);
  await chat.click(mia, quiet, answer.verb, answer.data, String(asked?.id));
  const wrote = await app.tell(jonas, '/links/share', {
    ...{ space: quiet.conversation, url: 'https://heron.example/', title: 'Heron oil' },
    ...{ why: 'It tells which oil a heron gauge needs, and when to change it.', tags: 'heron' },
  });
  expect(wrote.status).toBe(200);
  await chat.say(jonas, quiet, '{bot} kudos everyone for the calm week at the heron gauge');
  await chat.say(mia, quiet, '{bot} wol Reading what the heron gauge tells');
  app.clock.now += 7 * 24 * 3_600_000;
  await app.settled();
});
afterAll(() => app.close());

const said = ['digest', 'health', 'profile', 'ask How do we calibrate the heron gauge?'];

test.each(said)('in private "%s" tells of all one reads', async (words) => {
  const told = JSON.stringify(await app.chat.say(mia, personal(mia), words));
  expect(secrets.some((secret) => told.includes(secret))).toBe(true);
});

test('in front of others no command tells of another chat', async () => {
  const { commands } = app.product.teams.registry;
  expect(commands).toEqual(expect.arrayContaining(['digest', 'health', 'profile', 'ask']));
  for (const word of [...commands, 'ask How do we calibrate the gauge?']) {
    const told = JSON.stringify(await app.chat.say(mia, hall, `{bot} ${word}`));
    for (const secret of secrets) expect(`${word}: ${told}`).not.toContain(secret);
  }
});

test('a form sent in front of others shows nothing of another chat either; a dialog is one’s own', async () => {
  const title = 'How do we calibrate the gauge?';
  const [form] = await app.chat.say(mia, hall, '{bot} ask');
  const { verb, data } = press(form?.attachments[0].content, 'Ask', { title });
  const asked = await app.chat.click(mia, hall, verb, data, 'm');
  expect(JSON.stringify(asked)).not.toContain('heron');
  const on = payload('1700000000010', jonas, `<p>${title}</p>`);
  const dialog = await app.chat.open(mia, hall, 'askQuestion', on);
  const sent = press(dialog.task.value.card.content, 'Ask', { title });
  const answer = await app.chat.submit(mia, hall, 'askQuestion', sent.data, on);
  expect(JSON.stringify(answer)).toContain('heron');
});
