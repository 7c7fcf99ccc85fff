import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { DigestAnswer } from '../../bot/digest/contract';
import { openSqlite } from '../../bot/tables/sqlite';
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
const received: { to: string[]; source: string }[] = [];

beforeAll(async () => {
  server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onData: (stream, { envelope }, done) => {
      readText(stream).then((source) => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), source });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
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
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

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
