import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { DigestAnswer } from '../../bot/digest/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { countedAgain } from '../support/both-stores';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

/* The real mail library against a real mail server on this machine. */
const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const place = groupChat('19:mail@thread.v2', 'Water lab');
const hourMs = 3_600_000;
const space = encodeURIComponent(place.conversation);

let app: Running;
let server: SMTPServer;
let port = 0;
const received: { to: string[]; source: string }[] = [];
/** What the server says to the next ones, as 451; it takes all others. */
const refusals: number[] = [];

async function listen(): Promise<void> {
  server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onRcptTo: (_address, _session, done) => {
      const responseCode = refusals.shift();
      done(responseCode ? Object.assign(new Error('Not now'), { responseCode }) : null);
    },
    onData: (stream, { envelope }, done) => {
      readText(stream).then((source) => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), source });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  port = (server.server.address() as AddressInfo).port;
}
const hangUp = () => new Promise<void>((resolve) => server.close(() => resolve()));

beforeEach(async () => {
  port = 0;
  for (const list of [received, refusals]) list.length = 0;
  await listen();
  app = await runProduct(openSqlite(':memory:'), {
    environment: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'learning@plant.example' },
  });
  const withMail = (person: Someone, email: string) => ({ ...person, email });
  app.connector.install(place.conversation, 'Water lab', [
    withMail(mia, 'mia@plant.example'),
    withMail(jonas, 'jonas@plant.example, all@plant.example'),
    withMail(zoe, 'zoe@plant.example'),
  ]);
  await app.chat.install(mia, place);
  for (const person of [jonas, zoe]) await app.chat.say(person, place, '{bot} hi');
});
afterEach(async () => {
  await app.close();
  await hangUp();
});

async function pass(ms: number): Promise<void> {
  app.clock.now += ms;
  await app.product.resume();
  await app.settled();
}
/** Mia wants it by mail, and there is something to tell; then it is Monday, and the digest is made. */
async function aDigest(): Promise<void> {
  await app.tell(mia, '/digest/mail', { space: place.conversation, wanted: true });
  await app.chat.say(mia, place, '{bot} kudos everyone for keeping the basement dry all week');
  await app.settled();
  for (let day = 0; day < 7; day += 1) await pass(24 * hourMs);
}
const parked = async () =>
  (await countedAgain(app.product.world.tables, place.tenant)).map((each) => each.parked);

test('the digest goes by mail to those who want it, once, and to one address each', async () => {
  const read = async (person: Someone) =>
    (await app.ask(person, `/digest?space=${space}`)).body as DigestAnswer;
  expect((await read(mia)).mail).toBe(false);
  for (const person of [mia, jonas, zoe])
    await app.tell(person, '/digest/mail', { space: place.conversation, wanted: true });
  await app.tell(zoe, '/digest/mail', { space: place.conversation, wanted: false });
  expect((await read(mia)).mail).toBe(true);
  expect((await read(zoe)).mail).toBe(false);
  const stranger = await app.tell(someone('Nora Fern'), '/digest/mail', {
    ...{ space: place.conversation, wanted: true },
  });
  expect(stranger.status).toBe(403);

  await app.chat.say(
    mia,
    place,
    '{bot} kudos everyone for keeping the <b>basement</b> dry all week',
  );
  await app.settled();
  for (let day = 0; day < 10; day += 1) {
    app.clock.now += 24 * hourMs;
    await app.product.resume();
    await app.settled();
  }
  expect(received.map(({ to }) => to)).toEqual([['mia@plant.example']]);
  const source = received[0]?.source.replace(/=\r?\n/g, '') ?? '';
  expect(source).toContain('From: learning@plant.example');
  expect(source).toContain('Content-Type: text/html');
  expect(source).toContain('keeping the &lt;b&gt;basement');
  expect(source).toContain('Content-Type: text/plain');
});

test('a mail server that was away, or asks to wait, gets it later; nothing else waited', async () => {
  await hangUp();
  await aDigest();
  expect(received).toEqual([]);
  const shown = JSON.stringify(app.connector.shown(place.conversation));
  expect(shown).toContain('The week in Water lab');
  await listen();
  refusals.push(451);
  await pass(6 * 60_000);
  expect(received).toEqual([]);
  await pass(6 * 60_000);
  expect(received.map(({ to }) => to)).toEqual([['mia@plant.example']]);
  await pass(24 * hourMs);
  expect(received).toHaveLength(1);
  expect(await parked()).toEqual([[]]);
});

test('an address the server will never take is left alone', async () => {
  refusals.push(550);
  await aDigest();
  for (let n = 0; n < 4; n += 1) await pass(6 * 60_000);
  expect(refusals).toEqual([]);
  expect(received).toEqual([]);
  expect(await parked()).toEqual([[]]);
});

test('a few are on their way at once, and the others come back in a moment', async () => {
  const { mailer } = app.product.world;
  const mail = {
    to: 'mia@plant.example',
    subject: 'The week',
    html: '<p>Hello</p>',
    text: 'Hello',
  };
  const sent = await Promise.allSettled(
    ['a', 'b', 'c', 'd', 'e', 'f'].map(async (key) => mailer?.send({ ...mail, key })),
  );
  const outcomes = sent.map((one) =>
    one.status === 'fulfilled' ? one.value : [one.reason.code, one.reason.retryAfterMs],
  );
  const later = ['throttled', 2_000];
  expect(outcomes).toEqual([...Array(4).fill('sent'), later, later]);
  expect(received).toHaveLength(4);
});
