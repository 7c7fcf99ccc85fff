import { erase } from '../../bot/admin/erase';
import type { DigestAnswer } from '../../bot/digest/contract';
import { eitherStore } from '../support/both-stores';
import { press, wordsOf } from '../support/cards';
import { inChat } from '../support/in-chat';
import type { Running } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe, nora] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Nora Fern'].map(
  someone,
) as [Someone, Someone, Someone, Someone];
const place = groupChat('19:digest@thread.v2', 'Water lab');
const hourMs = 3_600_000;
const why = 'It ended our <b>nights</b> of false alarms: read it before you set a threshold.';

describe.each(eitherStore)('the weekly digest on %s', (_name, open) => {
  let app: Running;
  inChat(open, place, [mia, jonas, zoe], (running) => {
    app = running;
  });

  async function until(at: number) {
    while (app.clock.now < at) {
      app.clock.now = Math.min(at, app.clock.now + 24 * hourMs);
      await app.product.resume();
      await app.settled();
    }
  }
  const digests = () =>
    app.connector.sent
      .filter(({ conversation }) => conversation === place.conversation)
      .map(({ activity }) => activity.attachments?.[0]?.content)
      .filter((card) => JSON.stringify(card ?? '').includes('The week in Water lab'));
  async function aWeek() {
    const { chat, settled } = app;
    await chat.say(
      mia,
      place,
      '{bot} kudos everyone for keeping the basement dry all week, so that we can sleep',
    );
    await chat.say(jonas, place, `{bot} share https://alarms.example/sleep ${why}`);
    await chat.say(zoe, place, '{bot} ask How do we calibrate the chlorine sensor?');
    await settled();
  }
  /** Monday 9 March 2026, 9:00 in the space's zone, which is UTC. */
  const monday = Date.UTC(2026, 2, 9, 9);

  test('it comes once, on Monday at nine, and tells the week before', async () => {
    await aWeek();
    await until(monday - 1);
    expect(digests()).toEqual([]);
    await until(monday + 60_000);
    expect(digests()).toHaveLength(1);
    const words = wordsOf(digests()[0]);
    expect(words).toContain('March 2 to March 8');
    expect(words).toContain('All 3 of Water lab: keeping the basement dry all week');
    expect(words).toContain('alarms.example');
    expect(words).toContain('How do we calibrate the chlorine sensor?');
    expect(words).toContain('Somebody waits for an answer');
    await until(monday + 6 * 24 * hourMs);
    expect(digests()).toHaveLength(1);
  });

  const shownDigest = () =>
    app.connector
      .shown(place.conversation)
      .map(({ attachments }) => wordsOf(attachments?.[0]?.content))
      .find((words) => words.includes('The week in Water lab'));
  const keptDigest = async () => {
    const path = `/digest?space=${encodeURIComponent(place.conversation)}`;
    return ((await app.ask(jonas, path)).body as DigestAnswer).digest;
  };

  test('what is taken back leaves the digest that told of it; the other lines stay', async () => {
    await aWeek();
    const given = app.connector.sent.find(({ activity }) =>
      wordsOf(activity.attachments?.[0]?.content ?? {}).includes('basement'),
    );
    await until(monday + 60_000);
    expect(shownDigest()).toContain('basement');
    const back = press(given?.activity.attachments[0].content, 'Take back');
    await app.chat.click(mia, place, back.verb, back.data, given?.id);
    await app.settled();
    expect(shownDigest()).not.toContain('basement');
    expect(shownDigest()).toContain('alarms.example');
    expect(JSON.stringify(await keptDigest())).not.toContain('basement');
    expect((await keptDigest()).sections.map(({ count }) => count)).toEqual([0, 0, 1, 1]);
  });

  test('what goes with somebody who is erased leaves the digest too', async () => {
    await aWeek();
    await until(monday + 60_000);
    expect(shownDigest()).toContain('chlorine');
    const { tables, clock, id } = app.product.world;
    await erase({ tables, clock, id }, { id: zoe.id, also: [] }, { keepActs: false });
    await app.product.resume();
    await app.settled();
    expect(shownDigest()).not.toContain('chlorine');
    expect((await keptDigest()).sections.map(({ count }) => count)).toEqual([0, 1, 1, 0]);
  });

  test('owners choose another time, or none; a quiet week says nothing', async () => {
    const choose = async (inputs: Record<string, string>) => {
      const [form] = await app.chat.say(mia, place, '{bot} space');
      const { verb, data } = press(form?.attachments[0].content, 'Save', inputs);
      await app.chat.click(mia, place, verb, data, 'm');
    };
    await aWeek();
    await until(monday - 2 * hourMs);
    await choose({ digestDay: '3', digestHour: '15' });
    await until(monday + 2 * 24 * hourMs);
    expect(digests()).toEqual([]);
    await until(monday + (2 * 24 + 6) * hourMs + 60_000);
    expect(digests()).toHaveLength(1);
    await choose({ digestDay: '0' });
    await until(monday + 14 * 24 * hourMs);
    expect(digests()).toHaveLength(1);
  });

  test('after a long outage the week is left out, and the next one comes as usual', async () => {
    await aWeek();
    app.clock.now = monday + 3 * 24 * hourMs;
    await app.product.resume();
    await app.settled();
    expect(digests()).toEqual([]);
    await app.chat.say(mia, place, '{bot} kudos everyone for the second week of the dry basement');
    await until(monday + 7 * 24 * hourMs + 60_000);
    expect(digests()).toHaveLength(1);
    expect(wordsOf(digests()[0])).toContain('March 9 to March 15');
  });

  test('in the tab it is the same, with what needs the reader; as a page nothing typed is markup', async () => {
    const profile = {
      skills: 'chlorine',
      interests: '',
      languages: '',
      asking: 'any',
      pauseWeeks: 0,
    };
    await app.tell(jonas, '/people/me', profile);
    await app.tell(zoe, '/questions/ask', {
      ...{ space: place.conversation, title: 'How do we calibrate the sensor?', details: '' },
      ...{ tags: 'chlorine', anonymous: false },
    });
    await app.chat.say(jonas, place, `{bot} share https://alarms.example/sleep ${why}`);
    await app.settled();
    const read = async (person: Someone) =>
      app.ask(person, `/digest?space=${encodeURIComponent(place.conversation)}`);
    const { body } = (await read(jonas)) as { body: DigestAnswer };
    expect(body.needYou.map(({ title }) => title)).toEqual(['How do we calibrate the sensor?']);
    expect(((await read(mia)).body as DigestAnswer).needYou).toEqual([]);
    expect(body.html).not.toContain('<b>nights');
    expect(body.html).toContain('&lt;b&gt;nights');
    expect(body.text).toContain('How do we calibrate the sensor?');
    expect((await read(nora)).status).toBe(403);
    const [shown] = await app.chat.say(jonas, place, '{bot} digest');
    expect(wordsOf(shown?.attachments[0].content)).toContain('The week in Water lab');
    expect(wordsOf(shown?.attachments[0].content)).not.toContain('you may be able to answer');
    const [reply] = await app.chat.say(jonas, personal(jonas), 'digest');
    expect(wordsOf(reply?.attachments[0].content)).toContain('Questions you may be able to answer');
  });

  test('what waits for vetting is in no digest', async () => {
    const [form] = await app.chat.say(mia, place, '{bot} space');
    const { verb, data } = press(form?.attachments[0].content, 'Save', { vettedFirst: 'true' });
    await app.chat.click(mia, place, verb, data, 'm');
    await aWeek();
    await until(monday + 60_000);
    expect(digests()).toHaveLength(1);
    expect(wordsOf(digests()[0])).not.toContain('alarms.example');
  });
});
