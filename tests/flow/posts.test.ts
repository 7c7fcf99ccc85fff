import { acquireLease } from '../../bot/operations/lease';
import type { OnePostAnswer, PostsAnswer } from '../../bot/posts/contract';
import { actPartition } from '../../bot/spaces/partition';
import { eitherStore } from '../support/both-stores';
import { inputsOf, press, pressVerb, titlesOf, wordsOf } from '../support/cards';
import { inChat } from '../support/in-chat';
import type { Running } from '../support/product';
import {
  fetchTask,
  groupChat,
  inOutlook,
  payload,
  personal,
  type Someone,
  someone,
  submitAction,
} from '../support/turns';

const [mia, jonas, zoe, lena] = [
  ...['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Lena Fischer'],
].map(someone) as [Someone, Someone, Someone, Someone];
const place = groupChat('19:alarms@thread.v2', 'Alarm chat');
const space = place.conversation;
const work = 'Moving the pump alarms to one list';
const hourMs = 3_600_000;

describe.each(eitherStore)('posts on %s', (_name, open) => {
  let app: Running;
  inChat(open, place, [mia, jonas, zoe], (running) => {
    app = running;
  });

  const shown = () =>
    app.connector
      .shown(space)
      .map((one) => one.attachments?.[0]?.content)
      .findLast((card) => JSON.stringify(card ?? '').includes('posts.helped'));
  const heard = (person: Someone) =>
    app.connector.sent
      .filter(({ conversation }) => conversation === personal(person).conversation)
      .map(({ activity }) => wordsOf(activity.attachments?.[0]?.content));
  const list = async (person: Someone, query = '') =>
    ((await app.ask(person, `/posts${query}`)).body as PostsAnswer).posts;
  async function one(person: Someone) {
    const [{ id } = { id: '' }] = await list(mia);
    return app.ask(person, `/posts/one?${new URLSearchParams({ space, id })}`);
  }
  async function click(person: Someone, verb: string, card: unknown, inputs = {}) {
    const { data } = pressVerb(card, verb, inputs);
    const answer = await app.chat.click(person, place, verb, data, 'm');
    await app.settled();
    return answer.value;
  }
  async function wol(person: Someone, words = work) {
    const replies = await app.chat.say(person, place, `{bot} wol ${words}`);
    await app.settled();
    return replies;
  }

  test('from Outlook it is shown in the place one chooses, and in Teams', async () => {
    const other = groupChat('19:pumps@thread.v2', 'Pump chat');
    app.connector.install(other.conversation, 'Pump chat', [jonas]);
    await app.chat.say(jonas, other, '{bot} hi');
    app.connector.reset();
    const { url } = app.connector;
    const mail = { ...personal(jonas), conversation: 'a mail' };
    const call = inOutlook(fetchTask(jonas, mail, url, 'workOutLoud'));
    const { body } = await app.chat.post(call);
    const card = body.task.value.card.content;
    const choices = inputsOf(card).find(({ id }) => id === 'space')?.choices;
    expect(choices).toHaveLength(2);
    expect(choices).toContainEqual({ title: 'Pump chat', value: other.conversation });
    expect(choices).toContainEqual({ title: 'Alarm chat', value: space });
    const { data } = press(card, 'Post', { working: work, space });
    const sent = inOutlook(submitAction(jonas, mail, url, 'workOutLoud', data));
    const answer = await app.chat.post(sent);
    await app.settled();
    expect(answer.body.task.value).toMatch(/Alarm chat/);
    expect(wordsOf(shown())).toMatch(/Working on\nMoving the pump alarms/);
    expect(app.connector.shown(mail.conversation)).toEqual([]);
    expect(JSON.stringify(app.connector.shown(other.conversation))).not.toContain(work);
  });

  test('with words it is posted at once as what one is working on; without, the form asks for one line', async () => {
    expect(await wol(jonas)).toEqual([]);
    expect(wordsOf(shown())).toMatch(/Working on\nMoving the pump alarms/);
    app.clock.now += 60_000;
    const [form] = await wol(jonas, '');
    const asked = form.attachments[0].content;
    expect(titlesOf(asked)).toEqual(['Post']);
    const refused = await click(jonas, 'posts.post', asked, { tags: 'alarms', url: 'no link' });
    expect(wordsOf(refused)).toMatch(/nothing to show yet/);
    const again = await click(jonas, 'posts.post', refused, { learned: 'A loose cable' });
    expect(wordsOf(again)).toMatch(/not a link I can take/);
    const typed = Object.fromEntries(inputsOf(again).map(({ id, value }) => [id, value]));
    expect(typed).toMatchObject({ learned: 'A loose cable', tags: 'alarms', url: 'no link' });
    const url = 'https://alarms.example/list?utm_source=mail';
    const posted = await click(jonas, 'posts.post', again, { url });
    expect(wordsOf(posted)).toMatch(/Learned\nA loose cable\nalarms.example/);
    expect(await list(zoe)).toMatchObject([{ learned: 'A loose cable' }, { working: work }]);
  });

  test('from a message its words come along: one’s own as work, a colleague’s as learned', async () => {
    const opened = async (author: Someone) => {
      const on = payload('1700000000012', author, '<p>The cable was loose.</p>');
      const { task } = await app.chat.open(jonas, place, 'workOutLoud', on);
      return task.value.card.content;
    };
    const valuesOf = (card: unknown) =>
      Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
    expect(valuesOf(await opened(jonas))).toMatchObject({ working: 'The cable was loose.' });
    const form = await opened(zoe);
    expect(valuesOf(form)).toMatchObject({ working: '', learned: 'The cable was loose.' });
    const { data } = press(form, 'Post', { wanted: 'x'.repeat(700) });
    const refused = await app.chat.submit(jonas, place, 'workOutLoud', data);
    const kept = refused.task.value.card.content;
    expect(wordsOf(kept)).toMatch(/700 characters; at most 600/);
    const done = await app.chat.submit(
      jonas,
      place,
      'workOutLoud',
      press(kept, 'Post', { wanted: 'Which cable is next?' }).data,
    );
    expect(done.task.value).toMatch(/in Alarm chat now/);
    await app.settled();
    expect(wordsOf(shown())).toContain('Which cable is next?');
  });

  test('others watch once, offer input that stays, and say once that it helped; none of it to oneself', async () => {
    await wol(jonas);
    const card = shown();
    expect(await click(zoe, 'posts.watch', card)).toMatch(/You are watching/);
    expect(await click(zoe, 'posts.watch', card)).toMatch(/watching/);
    expect(await click(mia, 'posts.helped', card)).toMatch(/Good to know/);
    for (const verb of ['posts.watch', 'posts.helped'])
      expect(await click(jonas, verb, card)).toMatch(/your own post/);
    for (const n of [1, 2, 3, 4]) {
      app.clock.now += 1_000;
      await click(zoe, 'posts.input', card, { text: `Keep pump ${n}.` });
    }
    expect(await click(zoe, 'posts.input', card, { text: ' ' })).toMatch(/nothing in this input/);
    const words = wordsOf(shown());
    expect(words).toContain('Zoe Okafor is watching · helped one colleague');
    expect(words).toContain('Keep pump 4.');
    expect(words).not.toContain('Keep pump 1.');
    expect(words).toContain('One more line in the tab.');
    const { body } = await one(zoe);
    const { inputs, ...answer } = body as OnePostAnswer;
    expect(inputs.map(({ text }) => text)).toEqual([1, 2, 3, 4].map((n) => `Keep pump ${n}.`));
    expect(answer).toMatchObject({ own: false, watching: true, helped: false });
    const posted = app.connector.sent.filter(
      ({ method, activity }) =>
        method === 'POST' && JSON.stringify(activity).includes('posts.watch'),
    );
    expect(posted).toHaveLength(1);
  });

  test('the author hears of the first input at once, and of the others in one line when the hour is over', async () => {
    await wol(jonas);
    const card = shown();
    for (const n of [1, 2, 3]) {
      app.clock.now += 60_000;
      await click(n === 2 ? mia : zoe, 'posts.input', card, { text: `Keep pump ${n}.` });
    }
    await click(jonas, 'posts.input', card, { text: 'Thank you both.' });
    expect(heard(jonas)).toEqual([expect.stringContaining('Zoe Okafor has input on')]);
    app.clock.now += hourMs;
    await app.product.resume();
    await app.settled();
    expect(heard(jonas)).toHaveLength(2);
    expect(heard(jonas)[1]).toMatch(/2 more lines of input .* by Zoe Okafor: Keep pump 3/);
    app.clock.now += hourMs;
    await app.product.resume();
    await app.settled();
    expect(heard(jonas)).toHaveLength(2);
    await click(mia, 'posts.input', card, { text: 'And pump 7.' });
    expect(heard(jonas)).toHaveLength(3);
  });

  test('what comes together is told together, once', async () => {
    await wol(jonas);
    const card = shown();
    const [{ id } = { id: '' }] = await list(mia);
    const { tables } = app.product.world;
    // Another process works here and lags behind.
    const lease = await acquireLease(tables, {
      ...{ owner: 'another', partition: actPartition(place.tenant, space, id), lifeMs: 60_000 },
      clock: () => app.clock.now,
    });
    for (const [person, text] of [
      [zoe, 'Keep pump 1.'],
      [mia, 'Keep pump 2.'],
    ] as const) {
      app.clock.now += 1_000;
      await click(person, 'posts.input', card, { text });
    }
    expect(heard(jonas)).toEqual([]);
    await lease?.release();
    const goOn = async () => {
      await app.product.resume();
      await app.settled();
    };
    await goOn();
    const both = /^2 lines of input on .*, the last one by Mia Brandt: Keep pump 2/;
    expect(heard(jonas)).toEqual([expect.stringMatching(both)]);
    await click(zoe, 'posts.input', card, { text: 'Keep pump 3.' });
    app.clock.now += hourMs;
    await goOn();
    expect(heard(jonas)).toHaveLength(2);
    expect(heard(jonas)[1]).toMatch(/^Zoe Okafor has input on .*: Keep pump 3/);
  });

  test('its author edits it and closes it with what came of it, which those who watch hear; others may not', async () => {
    await wol(jonas);
    const card = shown();
    await click(zoe, 'posts.watch', card);
    expect(await click(mia, 'posts.openEdit', card)).toMatch(/Only Jonas Weber/);
    expect(await click(mia, 'posts.close', card, { text: 'Mine now' })).toMatch(/Only Jonas Weber/);
    const form = await click(jonas, 'posts.openEdit', card);
    expect(wordsOf(await click(jonas, 'posts.edit', form, { working: ' ' }))).toMatch(/nothing to/);
    await click(jonas, 'posts.edit', form, { wanted: 'Which would you miss?' });
    expect(wordsOf(shown())).toMatch(/Jonas Weber\n · edited[\s\S]*Which would you miss\?/);
    expect(await click(jonas, 'posts.close', card, { text: '' })).toMatch(/what came of it/);
    expect(await click(jonas, 'posts.close', card, { text: 'Half as many alarms.' })).toMatch(
      /Done/,
    );
    expect(heard(zoe)).toEqual([expect.stringMatching(/Jonas Weber has finished .* Half as many/)]);
    expect(heard(mia)).toEqual([]);
    expect(wordsOf(shown())).toMatch(/done\nJonas Weber[\s\S]*Half as many alarms/);
    expect(titlesOf(shown())).toEqual(['This helped me']);
    // Buttons of the card as it was before.
    for (const [verb, inputs] of [
      ['posts.watch', {}],
      ['posts.input', { text: 'Too late' }],
    ] as const)
      expect(await click(mia, verb, card, inputs)).toMatch(/has closed this post/);
    expect(await click(mia, 'posts.helped', card)).toMatch(/Good to know/);
    expect(await list(zoe, '?filter=closed')).toMatchObject([{ outcome: 'Half as many alarms.' }]);
    expect(await list(zoe, '?filter=open')).toEqual([]);
  });

  test('somebody who left hears nothing any more', async () => {
    await wol(jonas);
    await click(zoe, 'posts.watch', shown());
    app.connector.leave(space, zoe.teamsId);
    app.clock.now += 20 * 60_000;
    await click(jonas, 'posts.close', shown(), { text: 'Half as many.' });
    expect(heard(zoe)).toEqual([]);
  });

  test('in the tab: posted, found and narrowed, newest first, a page at a time', async () => {
    const typed = { space, learned: '', wanted: '', url: '', tags: '' };
    for (let n = 1; n <= 22; n += 1) {
      app.clock.now += 60_000;
      const body = { ...typed, working: `Step ${n} of the list`, tags: n === 3 ? 'pumps' : '' };
      const by = n % 2 ? jonas : mia;
      expect((await app.tell(by, '/posts/post', body)).status).toBe(200);
    }
    await app.settled();
    const titles = async (query: string) => (await list(zoe, query)).map(({ working }) => working);
    expect((await titles(''))[0]).toBe('Step 22 of the list');
    expect(await titles('')).toHaveLength(20);
    expect(await titles('?skip=20')).toEqual(['Step 2 of the list', 'Step 1 of the list']);
    expect(await titles('?tag=pumps')).toEqual(['Step 3 of the list']);
    expect(await titles('?filter=mine')).toEqual([]);
    const [newest] = await list(jonas, '?filter=mine');
    expect(newest).toMatchObject({ working: 'Step 21 of the list', own: true });
    const which = { space, id: newest?.id ?? '' };
    expect((await app.tell(zoe, '/posts/watch', which)).body).toEqual({ done: true });
    await app.tell(zoe, '/posts/helped', which);
    await app.tell(zoe, '/posts/input', { ...which, text: 'Keep pump 3.' });
    await app.settled();
    expect(await list(zoe, '?filter=watching')).toMatchObject([
      { id: which.id, watching: true, helped: 1, inputCount: 1 },
    ]);
    expect(await list(mia, '?filter=watching')).toEqual([]);
    expect((await app.tell(zoe, '/posts/close', { ...which, text: 'Mine' })).status).toBe(422);
    expect((await app.tell(lena, '/posts/input', { ...which, text: 'Hi' })).status).toBe(403);
    expect((await app.tell(jonas, '/posts/post', { ...typed, working: '' })).status).toBe(422);
    await app.tell(jonas, '/posts/edit', {
      ...typed,
      ...which,
      working: 'The list',
      learned: 'Short lists win.',
    });
    await app.tell(jonas, '/posts/close', { ...which, text: 'It is shorter.' });
    await app.settled();
    expect(await list(zoe, '?text=shorter')).toMatchObject([{ learned: 'Short lists win.' }]);
  });

  test('forty people with input at once: all of it is there, and the author hears one line', async () => {
    await wol(jonas);
    const crowd = Array.from({ length: 40 }, (_, n) => someone(`Crowd ${n}`));
    app.connector.install(space, 'Alarm chat', [mia, jonas, zoe, ...crowd]);
    const [{ id } = { id: '' }] = await list(mia);
    const answers = await Promise.all(
      crowd.map((person) => app.tell(person, '/posts/input', { space, id, text: person.name })),
    );
    expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200));
    await app.settled();
    expect(await list(mia)).toMatchObject([{ inputCount: 40 }]);
    expect(heard(jonas)).toHaveLength(1);
  }, 60_000);
});
