import { type BoardAnswer, OneAnswer } from '../../bot/questions/contract';
import { countedAgain, eitherStore } from '../support/both-stores';
import { inputsOf, press, titlesOf, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, payload, personal, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe, lena, omar] = [
  ...['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Lena Fischer', 'Omar Haddad'],
].map(someone) as [Someone, Someone, Someone, Someone, Someone];
const place = groupChat('19:water@thread.v2', 'Water chat');
const title = 'How do we calibrate chlorine sensors after a power cut?';

describe.each(eitherStore)('questions on %s', (_name, open) => {
  let app: Running;
  beforeEach(async () => {
    app = await runProduct(await open());
    const people = [mia, jonas, zoe, lena, { ...omar, userRole: 'guest' }];
    app.connector.install(place.conversation, 'Water chat', people);
    await app.chat.install(mia, place);
    app.connector.reset();
  });
  afterEach(async () => {
    await app.settled();
    const counted = await countedAgain(app.product.world.tables, place.tenant);
    await app.close();
    for (const each of counted) expect(each).toMatchObject({ differences: [], parked: [] });
  });

  const skills = (person: Someone, tags: string, asking = 'any') =>
    app.tell(person, '/people/me', {
      skills: tags,
      interests: '',
      languages: '',
      asking,
      pauseWeeks: 0,
    });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  const cardOf = (sent: any) => sent?.activity.attachments?.[0]?.content;
  const shown = () => app.connector.shown(place.conversation).at(-1)?.attachments[0].content;
  const messageId = () =>
    app.connector.sent.find(({ conversation }) => conversation === place.conversation)?.id;
  const inPrivate = (person: Someone) =>
    app.connector.sent.filter(({ conversation }) => conversation === personal(person).conversation);
  const board = async (person: Someone, query = '') =>
    ((await app.ask(person, `/questions${query}`)).body as BoardAnswer).questions;

  async function askIt(words = title, asker = mia) {
    const replies = await app.chat.say(asker, place, `{bot} ask ${words}`);
    await app.settled();
    return replies;
  }

  test('a question finds who knows, is answered as them, accepted, and found again', async () => {
    await skills(jonas, 'chlorine, sensors');
    expect(await askIt()).toEqual([]);
    expect(wordsOf(shown())).toContain('passed on to Jonas Weber');
    const passed = cardOf(inPrivate(jonas)[0]);
    expect(wordsOf(passed)).toContain('Mia Brandt asks in Water chat');
    expect(wordsOf(passed)).toMatch(/Why you:\s+“ask me about (chlorine|sensors)” in the profile/);
    expect(titlesOf(passed)).toEqual(
      expect.arrayContaining(['Answer', 'Suggest someone', 'Not me']),
    );
    expect(inPrivate(zoe)).toEqual([]);

    const answer = press(passed, 'Send', { text: 'Rinse, then zero them with distilled water.' });
    const answered = await app.chat.click(jonas, personal(jonas), answer.verb, answer.data, 'm');
    expect(wordsOf(answered.value)).toMatch(/for everyone to read/);
    await app.settled();
    expect(wordsOf(shown())).toContain('Question · Answered');
    expect(wordsOf(shown())).toContain('Rinse, then zero');
    expect(wordsOf(cardOf(inPrivate(mia)[0]))).toContain('Jonas Weber answered');

    const accept = press(shown(), 'Accept');
    const wrong = await app.chat.click(zoe, place, accept.verb, accept.data, messageId());
    expect(wrong.value).toMatch(/Whoever asked, or a curator/);
    const useful = press(shown(), 'Useful');
    await app.chat.click(zoe, place, useful.verb, useful.data, messageId());
    const again = await app.chat.click(zoe, place, useful.verb, useful.data, messageId());
    expect(again.value).toBe('Marked as useful. Thank you!');
    const accepted = await app.chat.click(mia, place, accept.verb, accept.data, messageId());
    expect(accepted.value).toMatch(/resolved/);
    await app.settled();
    expect(wordsOf(shown())).toContain('Question · Resolved');
    expect(wordsOf(shown())).toContain('useful to one');

    const found = await app.chat.query(zoe, place, 'findQuestions', {
      text: 'chlorine calibration',
    });
    const [result] = found.composeExtension.attachments;
    expect(result.preview.content.title).toBe(title);
    expect(wordsOf(result.content)).toContain('Rinse, then zero');
    expect(await board(zoe, '?filter=resolved')).toMatchObject([
      { title, answerCount: 1, best: { accepted: true } },
    ]);
    expect(await board(zoe, '?filter=open')).toEqual([]);
    expect(await board(mia, '?filter=mine')).toHaveLength(1);

    // The next one who asks sees it first.
    const [form] = await askIt('How to calibrate a chlorine sensor?', zoe);
    expect(wordsOf(form.attachments[0].content)).toContain('Does one of these answer it?');
    const anyway = press(form.attachments[0].content, 'Ask anyway');
    await app.chat.click(zoe, place, anyway.verb, anyway.data, 'form-message');
    await app.settled();
    expect(await board(zoe, '?filter=open')).toHaveLength(1);
  });

  test('who answers without a skill in their profile is asked once whether to add it', async () => {
    await skills(jonas, 'chlorine');
    await askIt();
    const offers = (person: Someone) =>
      inPrivate(person).filter(({ activity }) => JSON.stringify(activity).includes('only once'));
    for (const text of ['With water.', 'And with patience.']) {
      const { verb, data } = press(shown(), 'Send', { text });
      for (const person of [zoe, jonas])
        await app.chat.click(person, place, verb, data, messageId());
      await app.settled();
    }
    expect(offers(zoe)).toEqual([]);
    // Whoever has just answered is left to it for half an hour.
    app.clock.now += 31 * 60_000;
    await app.product.resume();
    await app.settled();
    expect(offers(jonas)).toEqual([]);
    expect(offers(zoe)).toHaveLength(1);
    const offer = cardOf(offers(zoe)[0]);
    expect(wordsOf(offer)).toContain('your answer about chlorine');
    const add = press(offer, 'Yes, add it');
    const stolen = await app.chat.click(jonas, personal(jonas), add.verb, add.data, 'm');
    expect(stolen.value).toMatch(/not meant for you/);
    const added = await app.chat.click(zoe, personal(zoe), add.verb, add.data, 'm');
    expect(wordsOf(added.value)).toContain('ask you about chlorine');
    const again = await app.chat.click(zoe, personal(zoe), add.verb, add.data, 'm');
    expect(again.value).toEqual(added.value);
    await app.settled();
    const { body } = await app.ask(zoe, '/people/me');
    expect(body).toMatchObject({ profile: { skills: ['chlorine'] } });
  });

  test('nobody is asked who does not want to, is a guest, or may not read it', async () => {
    await skills(jonas, 'chlorine', 'none');
    await skills(lena, 'chlorine');
    await app.tell(lena, '/people/me', {
      skills: 'chlorine',
      interests: '',
      languages: '',
      asking: 'any',
      pauseWeeks: 1,
    });
    await skills(omar, 'chlorine');
    await skills(someone('Nora Fern'), 'chlorine');
    await askIt();
    for (const person of [jonas, lena, omar]) expect(inPrivate(person)).toEqual([]);
    expect(wordsOf(shown())).not.toContain('passed on');
  });

  test('not me passes it on to the next; somebody suggested is asked', async () => {
    await skills(jonas, 'chlorine, sensors');
    await askIt();
    const passed = cardOf(inPrivate(jonas)[0]);
    const suggest = press(passed, 'Ask them', { person: zoe.id });
    const named = await app.chat.click(jonas, personal(jonas), suggest.verb, suggest.data, 'm');
    expect(wordsOf(named.value)).toBe('Thank you, I am asking Zoe Okafor.');
    await app.settled();
    expect(wordsOf(cardOf(inPrivate(zoe)[0]))).toContain('Jonas Weber named you');
    await skills(lena, 'chlorine, sensors');
    const notMe = press(passed, 'Not me');
    await app.chat.click(jonas, personal(jonas), notMe.verb, notMe.data, 'm');
    await app.settled();
    expect(inPrivate(lena)).toHaveLength(1);
    expect(wordsOf(shown())).toContain('passed on to Zoe Okafor and Lena Fischer');
    const self = press(passed, 'Ask them', { person: mia.id });
    const refused = await app.chat.click(jonas, personal(jonas), self.verb, self.data, 'm');
    expect(refused.value).toMatch(/cannot ask them|I am asking Zoe/);
  });

  test('of one question twelve people are asked, however many are named', async () => {
    const crowd = Array.from({ length: 12 }, (_, n) => someone(`Crowd ${n}`));
    app.connector.install(place.conversation, 'Water chat', [mia, jonas, ...crowd]);
    await skills(jonas, 'chlorine');
    await askIt();
    const passed = cardOf(inPrivate(jonas)[0]);
    const answers: string[] = [];
    for (const { id: person } of crowd) {
      const { verb, data } = press(passed, 'Ask them', { person });
      const { value } = await app.chat.click(jonas, personal(jonas), verb, data, 'm');
      answers.push(typeof value === 'string' ? value : wordsOf(value));
    }
    await app.settled();
    expect(answers.filter((words) => words.includes('I am asking'))).toHaveLength(11);
    expect(answers.at(-1)).toMatch(/12 people were asked already/);
    expect(inPrivate(crowd.at(-1) ?? mia)).toEqual([]);
  });

  test('without an answer others are asked after a day, and the asker is told; once it is answered, nobody is', async () => {
    await skills(jonas, 'chlorine', 'any');
    await askIt();
    await skills(zoe, 'chlorine', 'any');
    await app.settled();
    const later = async (hours: number) => {
      app.clock.now += hours * 3_600_000;
      await app.product.resume();
      await app.settled();
    };
    await later(23);
    expect(inPrivate(zoe)).toEqual([]);
    await later(2);
    expect(inPrivate(zoe)).toHaveLength(1);
    expect(wordsOf(cardOf(inPrivate(mia).at(-1)))).toMatch(/I have asked one more person/);
    await later(25);
    await later(25);
    expect(inPrivate(mia)).toHaveLength(2);
    // Asked, and reminded once.
    expect(inPrivate(zoe)).toHaveLength(2);
    await later(25);
    expect(inPrivate(zoe)).toHaveLength(2);
  });

  test('of two accepted at once one wins, and the other hears which', async () => {
    await askIt();
    for (const [person, text] of [
      [jonas, 'With water.'],
      [zoe, 'With patience.'],
    ] as const) {
      const { verb, data } = press(shown(), 'Send', { text });
      await app.chat.click(person, place, verb, data, messageId());
    }
    await app.settled();
    const space = place.conversation;
    const { id } = (await board(mia))[0] ?? { id: '' };
    const one = await app.ask(mia, `/questions/one?space=${encodeURIComponent(space)}&id=${id}`);
    const { answers, mayAccept } = OneAnswer.parse(one.body);
    expect(mayAccept).toBe(true);
    const results = await Promise.all(
      answers.map((answer) => app.tell(mia, '/questions/accept', { space, id, answer: answer.id })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect(JSON.stringify(results)).toMatch(/answer was accepted already/);
    expect((await app.tell(mia, '/questions/reopen', { space, id })).status).toBe(200);
    await app.settled();
    expect(wordsOf(shown())).toContain('Question · Answered');
  });

  test('other words after answers are told; others cannot edit', async () => {
    await askIt();
    const send = press(shown(), 'Send', { text: 'With water.' });
    await app.chat.click(jonas, place, send.verb, send.data, messageId());
    await app.settled();
    const edit = press(shown(), 'Edit');
    const other = await app.chat.click(zoe, place, edit.verb, edit.data, messageId());
    expect(other.value).toMatch(/Only whoever asked/);
    const form = await app.chat.click(mia, place, edit.verb, edit.data, messageId());
    const save = press(form.value, 'Save', { title: 'How do we calibrate the pH sensors?' });
    const saved = await app.chat.click(mia, place, save.verb, save.data, messageId());
    expect(wordsOf(saved.value)).toContain('pH sensors');
    await app.settled();
    expect(wordsOf(shown())).toContain('for an earlier wording');
  });

  test('asked without a name, nothing tells whose it is, and its asker still decides', async () => {
    const { world } = app.product;
    const [settings] = await app.chat.say(mia, place, '{bot} space');
    const save = press(settings.attachments[0].content, 'Save', { anonymous: 'true' });
    await app.chat.click(mia, place, save.verb, save.data, 'm');
    const [form] = await app.chat.say(zoe, place, '{bot} ask');
    const { verb, data } = press(form.attachments[0].content, 'Ask', { title, anonymous: 'true' });
    const formId = app.connector.sent.at(-1)?.id;
    const asked = await app.chat.click(zoe, place, verb, data, formId);
    await app.settled();
    expect(wordsOf(asked.value)).toContain('Asked by somebody here');
    const seen = JSON.stringify([await board(mia), shown(), await app.ask(jonas, '/people/me')]);
    expect(seen).not.toContain(zoe.id);
    expect(seen).not.toContain('Zoe');
    const found = world.search.find({
      ...{
        tenant: place.tenant,
        reader: mia.id,
        spaces: [place.conversation],
        text: '',
        limit: 10,
      },
      kinds: ['question'],
    });
    expect(JSON.stringify(found)).not.toContain(zoe.id);
    const send = press(shown(), 'Send', { text: 'With water.' });
    await app.chat.click(jonas, place, send.verb, send.data, formId);
    await app.settled();
    const accept = press(shown(), 'Accept');
    expect((await app.chat.click(zoe, place, accept.verb, accept.data, formId)).value).toMatch(
      /resolved/,
    );
  });

  test('a message becomes a question or an answer from the message extension', async () => {
    const on = payload(
      '1700000000009',
      jonas,
      '<p>How do we flush dead ends? The plan is from 2014.</p>',
    );
    const opened = await app.chat.open(mia, place, 'askQuestion', on);
    const form = opened.task.value.card.content;
    const typed = Object.fromEntries(inputsOf(form).map(({ id, value }) => [id, value]));
    expect(typed).toMatchObject({
      title: 'How do we flush dead ends?',
      details: 'The plan is from 2014.',
    });
    const short = press(form, 'Ask', { title: 'Why?' });
    const again = await app.chat.submit(mia, place, 'askQuestion', short.data, on);
    expect(wordsOf(again.task.value.card.content)).toMatch(/at least 8 characters/);
    const asked = press(again.task.value.card.content, 'Ask', {
      title: 'How do we flush dead ends?',
    });
    const done = await app.chat.submit(mia, place, 'askQuestion', asked.data, on);
    expect(done.task.value).toMatch(/Your question is in Water chat/);
    await app.settled();
    const reply = payload('1700000000010', zoe, '<p>Open the hydrant slowly for ten minutes.</p>');
    const choose = await app.chat.open(jonas, place, 'answerWithThis', reply);
    const send = press(choose.task.value.card.content, 'Send');
    const kept = await app.chat.submit(jonas, place, 'answerWithThis', send.data, reply);
    expect(kept.task.value).toMatch(/for everyone to read/);
    expect((await board(mia))[0]).toBeDefined();
  });

  test('bad words bring the form with what was typed; a closed space takes nothing', async () => {
    const [short] = await askIt('why');
    expect(inputsOf(short.attachments[0].content)).toContainEqual(
      expect.objectContaining({ id: 'title', value: 'why' }),
    );
    await askIt();
    const long = press(shown(), 'Send', { text: 'x'.repeat(10_000) });
    const refused = await app.chat.click(jonas, place, long.verb, long.data, messageId());
    expect(refused.value).toMatch(/10000 characters; at most 4000/);
    const empty = press(shown(), 'Send', { text: ' \u200b ' });
    expect((await app.chat.click(jonas, place, empty.verb, empty.data, messageId())).value).toMatch(
      /nothing in this answer/,
    );
    const late = press(shown(), 'Send', { text: 'Too late' });
    const [settings] = await app.chat.say(mia, place, '{bot} space');
    const close = press(settings.attachments[0].content, 'Close it (read-only)');
    await app.chat.click(mia, place, close.verb, close.data, 'm');
    expect((await app.chat.click(jonas, place, late.verb, late.data, messageId())).value).toMatch(
      /is closed/,
    );
    expect(await board(mia)).toHaveLength(1);
  });

  test('whoever asked and may not read it any more hears nothing of it', async () => {
    const other = groupChat('19:other@thread.v2', 'Other chat');
    app.connector.install(other.conversation, 'Other chat', [mia]);
    await app.chat.install(mia, other);
    await app.chat.say(mia, other, '{bot} hi');
    await askIt();
    const card = shown();
    const answerIt = async (text: string) => {
      const { verb, data } = press(card, 'Send', { text });
      await app.chat.click(jonas, place, verb, data, messageId());
      await app.settled();
    };
    await answerIt('With water.');
    expect(inPrivate(mia)).toHaveLength(1);
    app.connector.leave(place.conversation, mia.teamsId);
    app.clock.now += 20 * 60_000;
    await answerIt('And the code of the door is on the wall.');
    expect(inPrivate(mia)).toHaveLength(1);
  });

  test('a stranger reads nothing of it', async () => {
    await askIt();
    const stranger = someone('Nora Fern');
    expect(await board(stranger)).toEqual([]);
    const space = encodeURIComponent(place.conversation);
    const { id } = (await board(mia))[0] ?? { id: '' };
    for (const path of [`/questions?space=${space}`, `/questions/one?space=${space}&id=${id}`])
      expect((await app.ask(stranger, path)).status).toBe(403);
    const answer = { space: place.conversation, id, text: 'x' };
    expect((await app.tell(stranger, '/questions/answer', answer)).status).toBe(403);
    const found = await app.chat.query(stranger, personal(stranger), 'findQuestions', {
      text: 'chlorine',
    });
    expect(found.composeExtension.type).toBe('message');
  });
});
