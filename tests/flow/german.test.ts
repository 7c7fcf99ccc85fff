import type { DigestAnswer } from '../../bot/digest/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { press, titlesOf, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

const inGerman = (name: string): Someone => ({ ...someone(name), locale: 'de-DE' });
const mia = inGerman('Mia Brandt');
const jonas = inGerman('Jonas Weber');
const zoe = someone('Zoe Okafor');
const place = groupChat('19:german@thread.v2', 'Wasserlabor');
const hourMs = 3_600_000;

describe('people whose Teams is in German', () => {
  let app: Running;
  beforeEach(async () => {
    app = await runProduct(openSqlite(':memory:'), { language: 'de' });
    app.connector.install(place.conversation, 'Wasserlabor', [mia, jonas, zoe]);
    await app.chat.install(mia, place);
    app.connector.reset();
  });
  afterEach(() => app.close());

  const posted = () => app.connector.shown(place.conversation).at(-1)?.attachments[0].content;
  const kudos = (giver: Someone) =>
    app.chat.say(giver, place, '{bot} kudos {0} {1} for den Keller, der die Woche trocken blieb', [
      ...[jonas, zoe],
    ]);

  test('are greeted, and shown what they can do, in German; others beside them in English', async () => {
    const [reply] = await app.chat.say(mia, place, '{bot} help');
    const card = reply?.attachments[0].content;
    expect(card.lang).toBe('de-DE');
    expect(wordsOf(card)).toContain('Das kann ich für dich tun.');
    expect(titlesOf(card)).toContain('Eine Frage stellen');
    const [other] = await app.chat.say(zoe, place, '{bot} help');
    expect(wordsOf(other?.attachments[0].content)).toContain('Here is what I can do.');
  });

  test('give a kudos in German, and whoever joins is thanked in their own language', async () => {
    await kudos(mia);
    await app.settled();
    const card = posted();
    expect(wordsOf(card)).toContain('<at>Jonas Weber</at> und <at>Zoe Okafor</at>');
    expect(wordsOf(card)).toContain('Von Mia Brandt');
    const { verb, data } = press(card, 'Anschließen');
    expect((await app.chat.click(zoe, place, verb, data, 'm')).value).toBe(
      'You joined. Thank you!',
    );
    expect((await app.chat.click(jonas, place, verb, data, 'm')).value).toBe(
      'Du bist dabei. Danke!',
    );
    await app.settled();
    expect(wordsOf(posted())).toContain('Zoe Okafor und Jonas Weber schließen sich an');
  });

  test('ask in German, and are refused in German', async () => {
    await app.chat.say(mia, place, '{bot} ask Wie kalibrieren wir den Chlorsensor?');
    await app.settled();
    expect(wordsOf(posted())).toContain('Frage · Wartet auf eine Antwort');
    expect(titlesOf(posted())).toContain('Antworten');
    const answer = press(posted(), 'Senden', { text: '' });
    const { value } = await app.chat.click(jonas, place, answer.verb, answer.data, 'm');
    expect(JSON.stringify(value)).toContain('In dieser Antwort steht noch nichts.');
  });

  test('read the answers of the tab in the language it asks in', async () => {
    const body = { ...{ space: place.conversation, title: '?', details: '' }, tags: '' };
    const ask = (person: Someone) =>
      app.tell(person, '/questions/ask', { ...body, anonymous: false });
    const german = 'Was möchtest du wissen? Bitte frag mit mindestens 8 Zeichen.';
    expect((await ask(mia)).body).toMatchObject({ error: { message: german } });
    const swiss = { ...mia, locale: 'fr-CH, de-CH;q=0.8, en;q=0.5' };
    expect((await ask(swiss)).body).toMatchObject({ error: { message: german } });
    const english = /^What would you like to know\?/;
    expect((await ask({ ...mia, locale: 'fr' })).body).toMatchObject({
      error: { message: expect.stringMatching(english) },
    });
    const digest = await app.ask(mia, `/digest?space=${encodeURIComponent(place.conversation)}`);
    expect((digest.body as DigestAnswer).text).toContain('Die Woche in Wasserlabor');
  });

  test('are told the week, and nudged, in the language of the organisation', async () => {
    await kudos(zoe);
    await app.settled();
    expect(wordsOf(posted())).toContain('From Zoe Okafor');
    const why = 'It ended our nights of false alarms: read it before you set a threshold.';
    await app.chat.say(zoe, place, `{bot} share https://alarms.example/sleep ${why}`);
    await app.settled();
    const friday = app.clock.now + 9 * 24 * hourMs;
    while (app.clock.now < friday) {
      app.clock.now += 6 * hourMs;
      await app.product.resume();
      await app.settled();
    }
    const words = app.connector
      .shown(place.conversation)
      .map((activity) => `${activity.summary}\n${wordsOf(activity.attachments?.[0]?.content)}`);
    expect(words).toContainEqual(expect.stringContaining('Wasserlabor: die Woche vom 2. März'));
    expect(words).toContainEqual(expect.stringMatching(/Ein Dank[\s\S]*von Zoe Okafor/));
    const nudges = app.connector.sent
      .filter(({ conversation }) => conversation === personal(mia).conversation)
      .map(({ activity }) => titlesOf(activity.attachments?.[0]?.content));
    expect(nudges).toContainEqual(expect.arrayContaining(['Nicht diese Woche', 'Keine mehr']));
  });
});

test('a language without a catalogue is answered wholly in English, lists and dates too', async () => {
  const app = await runProduct(openSqlite(':memory:'));
  const amelie = { ...someone('Amélie Duval'), locale: 'fr-FR' };
  app.connector.install(place.conversation, 'Wasserlabor', [amelie, jonas, zoe]);
  await app.chat.say(amelie, place, '{bot} kudos {0} {1} for den Keller, der trocken blieb', [
    ...[jonas, zoe],
  ]);
  await app.settled();
  const card = app.connector.shown(place.conversation).at(-1)?.attachments[0].content;
  expect(card.lang).toBe('en-US');
  expect(wordsOf(card)).toContain('<at>Jonas Weber</at> and <at>Zoe Okafor</at>');
  await app.close();
});
