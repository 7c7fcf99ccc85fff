import type { PreferencesAnswer } from '../../bot/nudges/contract';
import { eitherStore } from '../support/both-stores';
import { inputsOf, press, titlesOf, wordsOf } from '../support/cards';
import { inChat } from '../support/in-chat';
import type { Running } from '../support/product';
import {
  cardAction,
  groupChat,
  meetingEnd,
  personal,
  type Someone,
  someone,
} from '../support/turns';

const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const place = groupChat('19:nudges@thread.v2', 'Water lab');
const hourMs = 3_600_000;
const why = 'It ended our nights of false alarms: read it before you set the first threshold.';

describe.each(eitherStore)('nudges on %s', (_name, open) => {
  let app: Running;
  inChat(open, place, [mia, jonas, zoe], (running) => {
    app = running;
  });

  const inPrivate = (person: Someone) =>
    app.connector.sent.filter(({ conversation }) => conversation === personal(person).conversation);
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  const cardOf = (sent: any) => sent?.activity.attachments?.[0]?.content;
  /** Lets days pass, a few hours at a time; an instance looks every few minutes. */
  async function pass(days: number) {
    for (let step = 0; step < 4 * days; step += 1) {
      app.clock.now += 6 * hourMs;
      await app.product.resume();
      await app.settled();
    }
  }
  const preferences = async (person: Someone) =>
    ((await app.ask(person, '/nudges')).body as PreferencesAnswer).preferences;

  test('a link that waits is shown to its curator once more after three days, with a way to stop', async () => {
    await app.chat.say(jonas, place, `{bot} share https://alarms.example/sleep ${why}`);
    await app.settled();
    expect(inPrivate(mia)).toHaveLength(1);
    await pass(8);
    const [, reminded, ...more] = inPrivate(mia).filter(({ activity }) =>
      JSON.stringify(activity).includes('links.approve'),
    );
    expect(more).toEqual([]);
    const card = cardOf(reminded);
    expect(titlesOf(card)).toEqual(expect.arrayContaining(['Not this week', 'Stop these']));
    const stop = press(card, 'Stop these');
    const stolen = await app.chat.click(zoe, personal(zoe), stop.verb, stop.data, 'm');
    expect(stolen.value).toMatch(/not meant for you/);
    const stopped = await app.chat.click(mia, personal(mia), stop.verb, stop.data, 'm');
    expect(stopped.value).toMatch(/only when you ask/);
    expect(await preferences(mia)).toMatchObject({ off: true });
    expect(await preferences(zoe)).toMatchObject({ off: false });
  });

  test('a reminder that Teams does not take, that day and the next try, still comes, once', async () => {
    await app.chat.say(jonas, place, `{bot} share https://alarms.example/sleep ${why}`);
    await app.settled();
    expect(inPrivate(mia)).toHaveLength(1);
    const refused = () => app.connector.requests.filter((line) => /^POST .*activities/.test(line));
    const before = refused().length;
    app.connector.fail({ answer: 429, times: 2, retryAfter: '60', on: /^POST .*activities/ });
    await pass(3.5);
    expect(refused().length - before).toBe(2);
    expect(inPrivate(mia)).toHaveLength(1);
    await pass(3);
    expect(inPrivate(mia)).toHaveLength(2);
  });

  test('an app that was removed reminds nobody, and leaves nothing for an operator', async () => {
    await app.chat.say(jonas, place, `{bot} share https://alarms.example/sleep ${why}`);
    await app.settled();
    app.connector.uninstall(place.conversation);
    await pass(9);
    expect(inPrivate(mia)).toHaveLength(1);
  });

  test('a vetted link reminds nobody', async () => {
    await app.chat.say(jonas, place, `{bot} share https://alarms.example/sleep ${why}`);
    await app.settled();
    const approve = press(cardOf(inPrivate(mia)[0]), 'Approve', { words: 'For old pumps.' });
    await app.chat.click(mia, personal(mia), approve.verb, approve.data, 'm');
    await app.settled();
    await pass(8);
    expect(inPrivate(mia)).toHaveLength(1);
  });

  test('one a day at most, in working hours only', async () => {
    for (const n of [1, 2, 3])
      await app.chat.say(jonas, place, `{bot} share https://alarms.example/${n} ${why}`);
    await app.settled();
    const asked = inPrivate(mia).length;
    const times: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      const before = inPrivate(mia).length;
      await pass(1 / 4);
      for (let n = before; n < inPrivate(mia).length; n += 1) times.push(app.clock.now);
    }
    expect(inPrivate(mia).length - asked).toBe(3);
    const days = times.map((at) => new Date(at).toISOString().slice(0, 10));
    expect(new Set(days).size).toBe(3);
    for (const at of times) {
      expect(new Date(at).getUTCDay() % 6).not.toBe(0);
      expect(new Date(at).getUTCHours()).toBeGreaterThanOrEqual(9);
      expect(new Date(at).getUTCHours()).toBeLessThanOrEqual(17);
    }
  });

  test('a leader who has been quiet for four weeks is told once in four weeks, alone', async () => {
    const [form] = await app.chat.say(mia, place, '{bot} space');
    const { verb, data } = press(form?.attachments[0].content, 'Save', { leaders: zoe.id });
    await app.chat.click(mia, place, verb, data, 'm');
    await app.chat.say(zoe, place, '{bot} kudos everyone for the dry basement in a wet week');
    await app.settled();
    await pass(5 * 7);
    const told = inPrivate(zoe).map(({ activity }) => wordsOf(activity.attachments[0].content));
    expect(told.filter((words) => words.includes('four weeks'))).toHaveLength(1);
    expect(inPrivate(jonas)).toEqual([]);
  });

  test('after a meeting there is one card in its chat, however often Teams tells', async () => {
    const shown = () =>
      app.connector.sent.filter(({ conversation }) => conversation === place.conversation);
    for (let n = 0; n < 3; n += 1) {
      await app.chat.post(meetingEnd(mia, place, app.connector.url, 'meeting-1'));
      await app.settled();
    }
    expect(shown()).toHaveLength(1);
    expect(titlesOf(cardOf(shown()[0]))).toEqual([
      'What I learned',
      'Who helped',
      'What is still open',
    ]);
    await app.chat.post(meetingEnd(mia, place, app.connector.url, 'meeting-2'));
    await app.settled();
    expect(shown()).toHaveLength(2);
  });

  test('a pasted mail becomes a clean question, and its readers are led to it', async () => {
    const mail = `From: Mia Brandt <mia@plant.example>
To: All staff <all@plant.example>
Subject: RE: Fwd: Who knows how to calibrate the chlorine sensor?

Hi all,

The one at the north plant reads 0.3 too high since Monday. Has anybody done this before?

Best regards,
Mia

-----Original Message-----
From: Someone Else
We talked about this last year.`;
    // Tags are proposed from those in use.
    const profile = { skills: 'Calibrate', interests: '', languages: '', asking: 'any' };
    await app.tell(jonas, '/people/me', { ...profile, pauseWeeks: 0 });
    await app.settled();
    const [asked] = await app.chat.say(mia, personal(mia), 'email');
    const read = press(asked?.attachments[0].content, 'Read it', { email: mail });
    const { value: form } = await app.chat.click(mia, personal(mia), read.verb, read.data, 'm');
    const typed = inputsOf(form).map(({ value }) => value);
    expect(inputsOf(form)).toContainEqual(
      expect.objectContaining({ id: 'tags', value: 'calibrate' }),
    );
    expect(typed).toContain('Who knows how to calibrate the chlorine sensor?');
    expect(typed.join()).toContain('reads 0.3 too high');
    expect(typed.join()).not.toMatch(/Best regards|last year|plant\.example/);
    const ask = press(form, 'Ask', {});
    await app.chat.click(mia, personal(mia), ask.verb, ask.data, 'm');
    await app.settled();
    app.clock.now += 3 * 60_000;
    await app.product.resume();
    await app.settled();
    const [reply] = inPrivate(mia).filter(({ activity }) =>
      JSON.stringify(activity).includes('continue here'),
    );
    expect(wordsOf(cardOf(reply))).toMatch(/continue here.*https:\/\/teams\.microsoft\.com/);
    const empty = press(asked?.attachments[0].content, 'Read it', { email: ' \n ' });
    const { value: again } = await app.chat.click(mia, personal(mia), empty.verb, empty.data, 'm');
    expect(wordsOf(again)).toContain('nothing but old answers');
  });

  test('who wants to be asked what they work on is asked on that day, with the form right there', async () => {
    const [form] = await app.chat.say(zoe, personal(zoe), 'nudges');
    const save = press(form?.attachments[0].content, 'Save', { promptDay: '3' });
    await app.chat.click(zoe, personal(zoe), save.verb, save.data, 'm');
    await pass(9);
    const prompts = inPrivate(zoe).filter(({ activity }) =>
      JSON.stringify(activity).includes('What are you working on?'),
    );
    expect(prompts).toHaveLength(2);
    const post = press(cardOf(prompts[0]), 'Post', { working: 'Calibrating the chlorine sensor' });
    await app.chat.click(zoe, personal(zoe), post.verb, post.data, 'm');
    await app.settled();
    const shown = app.connector.shown(place.conversation);
    expect(JSON.stringify(shown)).toContain('Calibrating the chlorine sensor');
  });

  test('choosing the same day again on another day is no fault, and one is asked once', async () => {
    const body = { off: false, timeZone: 'UTC', from: 8, to: 16, days: [1, 2, 3], promptDay: 3 };
    for (const days of [0, 1]) {
      app.clock.now += days * 24 * hourMs;
      expect((await app.tell(zoe, '/nudges', body)).status).toBe(200);
    }
    await pass(3);
    const prompts = inPrivate(zoe).filter(({ activity }) =>
      JSON.stringify(activity).includes('What are you working on?'),
    );
    expect(prompts).toHaveLength(1);
  });

  test('a second delivery of an old choice does not bring them back', async () => {
    const [form] = await app.chat.say(zoe, personal(zoe), 'nudges');
    const { verb, data } = press(form?.attachments[0].content, 'Save', { promptDay: '3' });
    const saved = cardAction(zoe, personal(zoe), app.connector.url, verb, data, 'm');
    await app.chat.post(saved);
    expect(await preferences(zoe)).toMatchObject({ off: false, promptDay: 3 });
    await app.chat.say(zoe, personal(zoe), 'stop');
    await app.chat.post(saved);
    expect(await preferences(zoe)).toMatchObject({ off: true });
    // Nor does one that has another id: whoever wants them back asks for a new form.
    await app.chat.click(zoe, personal(zoe), verb, data, 'm');
    expect(await preferences(zoe)).toMatchObject({ off: true });
  });

  test('words stop and start them; the form and the tab show and change the same', async () => {
    const [stopped] = await app.chat.say(zoe, personal(zoe), 'stop');
    expect(stopped?.text).toMatch(/only when you ask/);
    expect(await preferences(zoe)).toMatchObject({ off: true, timeZone: 'Europe/Zurich' });
    await app.chat.say(zoe, personal(zoe), 'nudges on');
    expect(await preferences(zoe)).toMatchObject({ off: false });
    await app.chat.say(zoe, personal(zoe), 'snooze');
    expect((await preferences(zoe)).snoozedUntil).toBe(app.clock.now + 7 * 24 * hourMs);
    const [form] = await app.chat.say(zoe, personal(zoe), 'nudges');
    const save = press(form?.attachments[0].content, 'Save', { promptDay: '3' });
    await app.chat.click(zoe, personal(zoe), save.verb, save.data, 'm');
    expect(await preferences(zoe)).toMatchObject({ off: false, promptDay: 3 });
    const body = {
      off: false,
      timeZone: 'Asia/Tokyo',
      from: 8,
      to: 16,
      days: [1, 2],
      promptDay: 0,
    };
    const saved = await app.tell(zoe, '/nudges', { ...body, snoozeDays: 0 });
    expect(saved.body).toEqual({
      preferences: { off: false, timeZone: 'Asia/Tokyo', from: 8, to: 16, days: [1, 2] },
    });
    const refused = await app.tell(zoe, '/nudges', { ...body, from: 17 });
    expect(refused.status).toBe(422);
  });
});
