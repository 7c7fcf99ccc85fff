import { WallAnswer } from '../../bot/recognition/contract';
import type { Space } from '../../bot/spaces/contract';
import { putSpace, readForChange } from '../../bot/spaces/store';
import { eitherStore } from '../support/both-stores';
import { inputsOf, press, titlesOf, wordsOf } from '../support/cards';
import { startConnector } from '../support/connector';
import { type Running, runProduct } from '../support/product';
import { groupChat, makeChat, payload, personal, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe, omar] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Omar Haddad'].map(
  someone,
) as [Someone, Someone, Someone, Someone];
const place = groupChat('19:release@thread.v2', 'Release chat');
const what = 'pairing on the import until the last file went through';

describe.each(eitherStore)('kudos on %s', (_name, open) => {
  let app: Running;

  beforeAll(async () => {
    app = await runProduct(await open());
    app.connector.install(place.conversation, 'Release chat', [
      ...[mia, jonas, zoe],
      { ...omar, userRole: 'guest' },
    ]);
  });
  afterAll(async () => {
    await app.close();
  });
  beforeEach(() => {
    app.connector.reset();
    app.clock.now += 10 * 60_000;
  });

  const wall = async (person: Someone, query = '') => {
    const { status, body } = await app.ask(person, `/recognition/wall${query}`);
    expect(status).toBe(200);
    return WallAnswer.parse(body).kudos;
  };
  const posted = () => app.connector.sent.filter(({ method }) => method === 'POST');
  const cardOf = (sent: (typeof app.connector.sent)[number] | undefined) =>
    sent?.activity.attachments[0].content;

  async function give(people: readonly Someone[], giver = mia) {
    const at = people.map((_, n) => `{${n}}`).join(' ');
    const replies = await app.chat.say(giver, place, `{bot} kudos ${at} for ${what}`, people);
    await app.settled();
    const message = posted().find(({ conversation }) => conversation === place.conversation);
    return { replies, card: cardOf(message), messageId: message?.id ?? '' };
  }

  test('a sentence thanks a crew, another joins, and everybody sees both', async () => {
    const { replies, card, messageId } = await give([jonas, zoe]);
    expect(replies).toEqual([]);
    expect(wordsOf(card)).toContain('<at>Jonas Weber</at> and <at>Zoe Okafor</at>');
    expect(wordsOf(card)).toContain(what);

    const { verb, data } = press(card, 'Join', { line: 'I learned a lot' });
    const answer = await app.chat.click(zoe, place, verb, data, messageId);
    expect(answer.value).toBe('You joined. Thank you!');
    await app.settled();
    const [update] = app.connector.sent.filter(({ method }) => method === 'PUT');
    expect(update?.id).toBe(messageId);
    expect(wordsOf(cardOf(update))).toContain('Zoe Okafor joined');
    expect(wordsOf(cardOf(update))).toContain('“I learned a lot”');

    for (const reader of [mia, jonas]) {
      const [newest] = await wall(reader);
      expect(newest).toMatchObject({
        what,
        practice: 'cooperated',
        giver: { name: 'Mia Brandt' },
        spaceName: 'Release chat',
        joinCount: 1,
        joiners: [{ name: 'Zoe Okafor', line: 'I learned a lot' }],
      });
    }
  });

  test('the form stands in the chat and becomes the kudos, once, however often it is sent', async () => {
    const [form] = await app.chat.say(mia, place, '{bot} kudos');
    const formCard = form.attachments[0].content;
    const inputs = {
      people: `${jonas.id},${zoe.id}`,
      crewName: 'Night shift',
      what,
      possible: 'Monday works',
    };
    const { verb, data } = press(formCard, 'Give kudos', inputs);
    const messageId = posted()[0]?.id;
    const answers = await Promise.all([
      app.chat.click(mia, place, verb, data, messageId),
      app.chat.click(mia, place, verb, data, messageId),
    ]);
    for (const answer of answers) {
      expect(answer.type).toBe('application/vnd.microsoft.card.adaptive');
      expect(wordsOf(answer.value)).toContain('Night shift');
    }
    expect(answers[1]).toEqual(answers[0]);
    await app.settled();
    const shown = app.connector.shown(place.conversation).at(-1);
    expect(wordsOf(shown.attachments[0].content)).toContain('Monday works');
    const given = (await wall(mia)).filter(
      ({ receiver }) => receiver.kind === 'crew' && receiver.name,
    );
    expect(given).toHaveLength(1);
  });

  test('everyone in the space is one receiver, with the number of its members', async () => {
    await app.chat.say(mia, place, `{bot} kudos everyone for ${what}`);
    await app.settled();
    const [newest] = await wall(mia);
    expect(newest?.receiver).toEqual({ kind: 'space', name: 'Release chat', members: 4 });
  });

  test('in the personal chat one chooses the space, and the kudos goes there', async () => {
    const [form] = await app.chat.say(mia, personal(mia), 'kudos');
    const { verb, data } = press(form.attachments[0].content, 'Give kudos', {
      people: zoe.id,
      what,
    });
    const answer = await app.chat.click(mia, personal(mia), verb, data, posted()[0]?.id);
    expect(wordsOf(answer.value)).toBe('Your kudos to Zoe Okafor is in Release chat. Thank you!');
    await app.settled();
    const there = app.connector.sent.find(
      ({ conversation }) => conversation === place.conversation,
    );
    expect(wordsOf(cardOf(there))).toContain('<at>Zoe Okafor</at>');
  });

  test('a kudos to one person asks its giver privately who else, and one step adds them', async () => {
    const { messageId } = await give([jonas]);
    const asked = posted().find(({ conversation }) => conversation === `a:${mia.teamsId}`);
    expect(wordsOf(cardOf(asked))).toContain('Who else made this possible?');
    const { verb, data } = press(cardOf(asked), 'Add them', { people: zoe.id });
    const answer = await app.chat.click(mia, personal(mia), verb, data, asked?.id);
    expect(wordsOf(answer.value)).toBe('Added. Your kudos now thanks Jonas Weber and Zoe Okafor.');
    await app.settled();
    const [update] = app.connector.sent.filter(({ method }) => method === 'PUT');
    expect(update?.id).toBe(messageId);
    expect(wordsOf(cardOf(update))).toContain('<at>Jonas Weber</at> and <at>Zoe Okafor</at>');
    const stolen = await app.chat.click(jonas, personal(jonas), verb, data, asked?.id);
    expect(stolen.value).toMatch(/not meant for you/);
  });

  test('too little said brings the form with what was typed', async () => {
    const [form] = await app.chat.say(mia, place, '{bot} kudos {0} for being nice', [jonas]);
    const card = form.attachments[0].content;
    expect(wordsOf(card)).toMatch(/say a little more .* 10 characters/);
    const typed = Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
    expect(typed).toMatchObject({ what: 'being nice', people: jonas.id });
  });

  test.each([
    ['a guest', omar, /Omar Haddad is a guest/],
    ['oneself', mia, /for others/],
  ])('%s cannot be thanked, and nothing typed is lost', async (_who, person, sentence) => {
    const before = await wall(mia);
    const [form] = await app.chat.say(mia, place, `{bot} kudos {0} for ${what}`, [person]);
    expect(wordsOf(form.attachments[0].content)).toMatch(sentence);
    expect(inputsOf(form.attachments[0].content)).toContainEqual(
      expect.objectContaining({ id: 'what', value: what }),
    );
    expect(await wall(mia)).toEqual(before);
  });

  test('a refused form stays as it is, with a line under it', async () => {
    const [form] = await app.chat.say(mia, place, '{bot} kudos');
    const { verb, data } = press(form.attachments[0].content, 'Give kudos', { what });
    const answer = await app.chat.click(mia, place, verb, data, posted()[0]?.id);
    expect(answer).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringMatching(/choose whom to thank/),
    });
  });

  test('the giver edits for 15 minutes and takes back until somebody joined', async () => {
    const { card, messageId } = await give([jonas, zoe]);
    const edit = press(card, 'Edit');
    const form = await app.chat.click(mia, place, edit.verb, edit.data, messageId);
    const save = press(form.value, 'Save', {
      what: 'staying until the very last file was through',
    });
    const saved = await app.chat.click(mia, place, save.verb, save.data, messageId);
    expect(wordsOf(saved.value)).toContain('staying until the very last file was through');
    const other = await app.chat.click(jonas, place, edit.verb, edit.data, messageId);
    expect(other.value).toMatch(/Only Mia Brandt/);
    app.clock.now += 16 * 60_000;
    const late = await app.chat.click(mia, place, edit.verb, edit.data, messageId);
    expect(late.value).toMatch(/15 minutes/);

    const back = press(card, 'Take back');
    const join = press(card, 'Join');
    const own = await app.chat.click(mia, place, join.verb, join.data, messageId);
    expect(own.value).toMatch(/your name is on it already/);
    await app.chat.click(zoe, place, join.verb, { ...join.data, line: '' }, messageId);
    const kept = await app.chat.click(mia, place, back.verb, back.data, messageId);
    expect(kept.value).toMatch(/theirs too/);
  });

  test('what is taken back is gone from chat and wall, and the answer is the same twice', async () => {
    const before = (await wall(mia)).length;
    const { card, messageId } = await give([jonas, zoe]);
    const back = press(card, 'Take back');
    const join = press(card, 'Join');
    const first = await app.chat.click(mia, place, back.verb, back.data, messageId);
    expect(await app.chat.click(mia, place, back.verb, back.data, messageId)).toEqual(first);
    await app.settled();
    expect(
      app.connector.sent.some(({ method, id }) => method === 'DELETE' && id === messageId),
    ).toBe(true);
    expect(await wall(mia)).toHaveLength(before);
    const late = await app.chat.click(zoe, place, join.verb, join.data, messageId);
    expect(late.value).toBe('This kudos was taken back.');
  });

  test('joining twice is joining once, and a line can be added later', async () => {
    const { card, messageId } = await give([jonas, zoe]);
    const { verb, data } = press(card, 'Join', { line: '' });
    await app.chat.click(zoe, place, verb, data, messageId);
    await app.chat.click(zoe, place, verb, data, messageId);
    await app.chat.click(zoe, place, verb, { ...data, line: 'Now with a line' }, messageId);
    await app.settled();
    const [newest] = await wall(mia);
    expect(newest).toMatchObject({ joinCount: 1, joiners: [{ line: 'Now with a line' }] });
  });

  test('the message extension proposes the author and quotes the message', async () => {
    const on = payload('1700000000009', jonas, '<p>The import <b>runs</b> again</p>');
    const opened = await app.chat.open(mia, place, 'giveKudos', on);
    const form = opened.task.value.card.content;
    expect(inputsOf(form)).toContainEqual(
      expect.objectContaining({ id: 'people', value: jonas.id }),
    );
    const short = press(form, 'Give kudos', { what: 'short' });
    const again = await app.chat.submit(mia, place, 'giveKudos', short.data, on);
    expect(wordsOf(again.task.value.card.content)).toMatch(/say a little more/);
    const { data } = press(again.task.value.card.content, 'Give kudos', { what });
    const done = await app.chat.submit(mia, place, 'giveKudos', data, on);
    expect(done.task.value).toMatch(/Your kudos to Jonas Weber is in Release chat/);
    await app.settled();
    expect((await wall(mia))[0]).toMatchObject({ quote: 'The import runs again' });
  });

  test('the sixth kudos of a minute is refused', async () => {
    for (let n = 0; n < 5; n += 1) await give([zoe], jonas);
    const [sixth] = await app.chat.say(jonas, place, `{bot} kudos {0} for ${what}`, [zoe]);
    expect(wordsOf(sixth.attachments[0].content)).toMatch(/take a breath/);
  });

  test('the wall is for members: another’s space is refused, and one’s own is empty', async () => {
    const stranger = someone('Lena Fischer');
    expect(await wall(stranger)).toEqual([]);
    const space = encodeURIComponent(place.conversation);
    const { status, body } = await app.ask(stranger, `/recognition/wall?space=${space}`);
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: { code: 'spaces.notMember' } });
  });

  test('when Teams serves a space from another address, what is sent goes there', async () => {
    const moved = await startConnector();
    moved.install(place.conversation, 'Release chat', [mia, jonas, zoe]);
    const { card, messageId } = await give([jonas, zoe]);
    const { verb, data } = press(card, 'Take back');
    const chat = makeChat(`${app.url}/api/messages`, moved);
    await chat.click(mia, place, verb, data, messageId);
    await app.settled();
    expect(moved.requests.some((line) => line.startsWith('DELETE'))).toBe(true);
    await app.chat.say(mia, place, '{bot} kudos');
    await moved.close();
  });

  test('help, hi, unknown words and an installation get a short useful answer', async () => {
    for (const words of ['help', 'hi', 'please sing']) {
      const [reply] = await app.chat.say(mia, place, `{bot} ${words}`);
      expect(titlesOf(reply.attachments[0].content)).toContain('Give kudos');
    }
    const [greeting] = await app.chat.install(mia, place);
    expect(wordsOf(greeting.attachments[0].content)).toMatch(/Hello Release chat!/);
    expect(await app.chat.install(mia, place)).toEqual([]);
    const { verb, data } = press(greeting.attachments[0].content, 'Give kudos');
    const answer = await app.chat.click(mia, place, verb, data, 'message-1');
    expect(wordsOf(answer.value)).toContain('Give kudos');
  });

  test('another address changes nothing else of a space, also where what is known here is old', async () => {
    await app.chat.say(mia, place, '{bot} kudos');
    const { tables } = app.product.world;
    const kept = async () =>
      (await readForChange(tables, place.tenant, place.conversation)) as { space: Space };
    const { space } = await kept();
    // Another instance closes it.
    await putSpace(tables, { ...space, closed: true, curators: [zoe.id] });
    const moved = await startConnector();
    moved.install(place.conversation, 'Release chat', [mia, jonas, zoe]);
    await makeChat(`${app.url}/api/messages`, moved).say(mia, place, '{bot} kudos');
    const now = (await kept()).space;
    expect(now.serviceUrl).not.toBe(space.serviceUrl);
    expect(now).toEqual({ ...space, closed: true, curators: [zoe.id], serviceUrl: now.serviceUrl });
    await moved.close();
  });
});
