import type { AwardsAnswer, NominatedAnswer, PeopleOfAnswer } from '../../bot/awards/contract';
import { eitherStore } from '../support/both-stores';
import { inputsOf, press, pressVerb, titlesOf, wordsOf } from '../support/cards';
import { inChat } from '../support/in-chat';
import type { Running } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe, lena, ada, omar] = [
  ...['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Lena Fischer', 'Ada Marsh', 'Omar Haddad'],
].map((name) => ({ ...someone(name), name })) as [
  Someone,
  Someone,
  Someone,
  Someone,
  Someone,
  Someone,
];
const all = [mia, jonas, zoe, lena, ada, omar] as const;
const place = groupChat('19:pumps@thread.v2', 'Pump chat');
const space = place.conversation;
const why = 'They kept the pumps running through the flood, and wrote down how for the next one.';
const secondWhy = 'Their notes on the wall are what the night shift now works by, week after week.';
const decided =
  'They did it together, and everybody here can do it now: the notes are on the wall.';
const april = Date.UTC(2026, 3, 1, 0, 0, 1);
const dayMs = 86_400_000;

describe.each(eitherStore)('awards on %s', (_name, open) => {
  let app: Running;
  inChat(
    open,
    place,
    all,
    (running) => {
      app = running;
    },
    { admins: [omar.id] },
  );
  beforeEach(async () => {
    const [form] = await app.chat.say(mia, place, '{bot} space');
    const owners = { owners: [mia.id, jonas.id].join(',') };
    const { verb, data } = press(form.attachments[0].content, 'Save', owners);
    await app.chat.click(mia, place, verb, data, 'm');
    await app.settled();
    app.connector.reset();
  });

  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  const cardOf = (sent: any) => sent?.activity.attachments?.[0]?.content;
  const postedIn = (conversation: string, words: string) =>
    app.connector.sent.filter(
      (sent) =>
        sent.method === 'POST' &&
        sent.conversation === conversation &&
        wordsOf(cardOf(sent)).includes(words),
    );
  const shownIn = (conversation: string, words: string) =>
    app.connector
      .shown(conversation)
      .map((one) => one.attachments?.[0]?.content)
      .findLast((card) => wordsOf(card).includes(words));
  const chatOf = (person: Someone) => personal(person).conversation;
  async function click(
    person: Someone,
    where: typeof place,
    verb: string,
    card: unknown,
    inputs = {},
  ) {
    const { data } = pressVerb(card, verb, inputs);
    const answer = await app.chat.click(person, where, verb, data, 'm');
    await app.settled();
    return answer.value;
  }
  async function at(now: number) {
    app.clock.now = now;
    await app.product.resume();
    await app.settled();
  }
  const awards = async (person: Someone) => (await app.ask(person, '/awards')).body as AwardsAnswer;

  /** Mia starts the award of the month; gives its card. */
  async function start(more: object = {}) {
    const [reply] = await app.chat.say(mia, place, '{bot} awards');
    const sent = app.connector.sent.at(-1);
    const inputs = { name: 'Crew of the month', closes: '2026-03-31', recurrence: 'monthly' };
    const { verb, data } = press(reply.attachments[0].content, 'Start', {
      ...{ ...inputs, ends: '2026-12-31', approvers: [mia.id, ada.id].join(',') },
      ...more,
    });
    const answer = await app.chat.click(mia, place, verb, data, sent?.id);
    await app.settled();
    return answer.value;
  }
  async function nominate(person: Someone, card: unknown, people: Someone[], words = why) {
    const form = await click(person, place, 'awards.nominateForm', card);
    const inputs = { people: people.map(({ id }) => id).join(','), why: words };
    return click(person, place, 'awards.nominate', form, inputs);
  }
  async function tell(person: Someone, path: string, body: object) {
    const answer = await app.tell(person, `/awards/${path}`, { space, ...body });
    await app.settled();
    return answer;
  }
  async function nominateInTab(person: Someone, people: Someone[], more: object = {}) {
    const { going } = await awards(person);
    const period = going.find(({ state }) => state === 'open')?.id;
    const wish = { people: people.map(({ id }) => id), group: '', crewName: '', links: '' };
    return tell(person, 'nominate', { period, ...wish, why, ...more });
  }

  test('a whole cycle: started, nominated twice, supported, handed over, decided once, announced, and open again', async () => {
    const card = await start();
    expect(wordsOf(card)).toContain('Award · nominations open until 31 March 2026');
    expect(titlesOf(card)).toEqual(['Nominate', 'End this award']);

    // Two who nominate the same people nominate them once.
    await nominate(jonas, card, [zoe, lena]);
    const again = await nominateInTab(ada, [lena, zoe], {
      ...{ crewName: 'Flood crew', why: secondWhy, links: 'https://notes.example/flood' },
    });
    expect((again.body as NominatedAnswer).known).toBe(true);
    const nominated = shownIn(space, 'Nominated · Crew of the month');
    for (const words of ['Zoe Okafor and Lena Fischer', why, secondWhy, 'notes.example/flood'])
      expect(wordsOf(nominated)).toContain(words);
    expect(wordsOf(nominated)).toContain('2 colleagues support this');
    expect(postedIn(space, 'Nominated · Crew of the month')).toHaveLength(1);

    // One a person, and not for oneself.
    expect(await click(omar, place, 'awards.support', nominated)).toMatch(/Your support counts/);
    expect(await click(zoe, place, 'awards.support', nominated)).toMatch(/one of the nominated/);
    const [going] = (await awards(omar)).going;
    expect(going?.nominations).toMatchObject([{ supports: 3, supported: true, own: false }]);
    const which = { period: going?.id, nomination: going?.nominations[0]?.id };
    const twice = await tell(omar, 'support', which);
    expect(twice.body).toEqual({ result: 'already' });

    // Somebody who nominates themself among others is marked, and supports nobody by it.
    await nominate(jonas, card, [jonas, omar], secondWhy);
    const own = shownIn(space, 'Jonas Weber and Omar Haddad');
    expect(wordsOf(own)).toContain('Why, says Jonas Weber (one of them)');
    expect(wordsOf(own)).toContain('No support yet');
    expect(wordsOf(shownIn(space, 'nominations open'))).toContain('2 nominations');

    // The month is over, and one of those who choose has left: the other owner is asked in their place.
    app.connector.leave(space, ada.teamsId);
    await at(april + 16 * 60_000);
    const approval = cardOf(postedIn(chatOf(mia), 'Who gets Crew of the month?')[0]);
    expect(postedIn(chatOf(ada), 'Crew of the month')).toEqual([]);
    const handed = cardOf(postedIn(chatOf(jonas), 'Who gets Crew of the month?')[0]);
    expect(wordsOf(handed)).toContain('2 nominations wait for you in Pump chat');
    const words = wordsOf(approval);
    expect(words.indexOf('Zoe Okafor')).toBeLessThan(words.indexOf('Omar Haddad'));
    expect(Buffer.byteLength(JSON.stringify(approval))).toBeLessThan(24_000);
    expect(wordsOf(shownIn(space, 'being decided'))).toContain('Crew of the month');
    expect(await click(mia, place, 'awards.support', nominated)).toMatch(/have closed/);
    expect(titlesOf(shownIn(space, 'Nominated · Crew of the month'))).toEqual([]);

    // The next period is open, and its nominations are its own.
    const may = shownIn(space, 'nominations open until 30 April 2026');
    expect(wordsOf(may)).toContain('Nobody is nominated yet');
    expect(((await nominateInTab(omar, [zoe, lena])).body as NominatedAnswer).known).toBe(false);

    const wanted = { nomination: which.nomination, why: decided };
    expect((await tell(omar, 'decide', { ...wanted, period: going?.id })).status).toBe(422);
    expect(await click(mia, personal(mia), 'awards.decide', approval, { why: decided })).toMatch(
      /choose one/,
    );
    const done = await click(mia, personal(mia), 'awards.decide', approval, wanted);
    expect(wordsOf(done)).toBe('Mia Brandt gave Crew of the month to Zoe Okafor and Lena Fischer.');
    expect(wordsOf(shownIn(chatOf(jonas), 'Mia Brandt gave'))).toContain('Zoe Okafor');
    expect(await click(jonas, personal(jonas), 'awards.decide', handed, wanted)).toMatch(
      /Mia Brandt was faster: Crew of the month is decided/,
    );

    const [told, ...more] = postedIn(space, 'Award · Crew of the month');
    expect(more).toEqual([]);
    expect(wordsOf(cardOf(told))).toContain('<at>Zoe Okafor</at> and <at>Lena Fischer</at>');
    expect(wordsOf(cardOf(told))).toContain(decided);
    expect(wordsOf(cardOf(told))).toContain(
      'Thank you also to all who were nominated: Jonas Weber',
    );
    expect(cardOf(told).msteams.entities).toHaveLength(2);
    const after = await awards(lena);
    expect(after.past).toMatchObject([{ name: 'Crew of the month', decision: { why: decided } }]);
    expect(after.going).toMatchObject([{ number: 2, nominations: [{ supports: 1 }] }]);
  });

  test('an approver who has left does not hear what was decided', async () => {
    const card = await start({ recurrence: 'once', ends: '' });
    await nominate(omar, card, [zoe, lena]);
    await at(april);
    const [asked] = postedIn(chatOf(mia), 'Who gets Crew of the month?');
    const [other] = postedIn(chatOf(ada), 'Who gets Crew of the month?');
    expect(other).toBeDefined();
    app.connector.leave(space, ada.teamsId);
    app.clock.now += 20 * 60_000;
    const none = { nomination: 'none', why: decided };
    await click(mia, personal(mia), 'awards.decide', cardOf(asked), none);
    expect(shownIn(chatOf(mia), 'Mia Brandt decided')).toBeDefined();
    expect(shownIn(chatOf(ada), 'Mia Brandt decided')).toBeUndefined();
  });

  test('in a closed space an award stands still; reopened, it is asked for and goes on', async () => {
    const card = await start({ approvers: mia.id });
    await nominate(omar, card, [zoe, lena]);
    const [settings] = await app.chat.say(mia, place, '{bot} space');
    const form = settings.attachments[0].content;
    await click(mia, place, 'spaces.close', form);
    expect((await awards(mia)).going).toMatchObject([{ mayEnd: false }]);
    await at(april);
    await at(april + 4 * dayMs);
    expect(postedIn(chatOf(mia), 'Who gets Crew of the month?')).toEqual([]);
    expect(postedIn(space, 'nominations open until 30 April')).toEqual([]);
    expect((await awards(mia)).going).toMatchObject([{ state: 'deciding', mayDecide: false }]);
    const [again] = await app.chat.say(mia, place, '{bot} space');
    await click(mia, place, 'spaces.reopen', again.attachments[0].content);
    await at(april + 4 * dayMs + 61_000);
    expect(postedIn(chatOf(mia), 'Who gets Crew of the month?')).toHaveLength(1);
    expect(postedIn(space, 'nominations open until 30 April')).toHaveLength(1);
    const { going } = await awards(mia);
    expect(going).toMatchObject([{ state: 'deciding', mayDecide: true }, { state: 'open' }]);
  });

  test('undecided, it is asked again after three days, and of whoever is there then', async () => {
    const card = await start({ approvers: mia.id, recurrence: 'once', ends: '' });
    await nominate(omar, card, [zoe, lena]);
    await at(april);
    expect(postedIn(chatOf(mia), 'Who gets Crew of the month?')).toHaveLength(1);
    await at(april + 2 * dayMs);
    expect(postedIn(chatOf(mia), 'Who gets')).toHaveLength(1);
    app.connector.leave(space, mia.teamsId);
    await at(april + 4 * dayMs);
    expect(postedIn(chatOf(mia), 'Who gets')).toHaveLength(1);
    const [reminder] = postedIn(chatOf(jonas), 'A reminder: one nomination waits');
    app.connector.leave(space, jonas.teamsId);
    await at(april + 8 * dayMs);
    const asAdmin = postedIn(chatOf(omar), 'A reminder: one nomination waits');
    expect(asAdmin).toHaveLength(1);
    for (const days of [12, 16, 20, 24]) await at(april + days * dayMs);
    expect(postedIn(chatOf(omar), 'A reminder')).toHaveLength(2);

    const none = {
      nomination: 'none',
      why: 'Nothing this month was done together: next time it is.',
    };
    await click(omar, personal(omar), 'awards.decide', cardOf(asAdmin[0]), none);
    for (const words of ['No award this time', none.why, 'Thank you also', 'Decided by Omar'])
      expect(wordsOf(shownIn(space, 'Award · Crew of the month'))).toContain(words);
    expect(wordsOf(shownIn(space, 'Award · no award this time'))).toContain('One nomination');
    expect(wordsOf(shownIn(chatOf(jonas), 'Omar Haddad decided'))).not.toContain('Who gets');
    expect(reminder).toBeDefined();
    expect((await awards(lena)).going).toEqual([]);
  });

  test('after a standstill of months one period catches up, and nobody is flooded', async () => {
    const card = await start();
    await nominate(omar, card, [zoe, lena]);
    app.connector.reset();
    await at(Date.UTC(2026, 7, 10));
    expect(postedIn(chatOf(mia), 'Who gets')).toHaveLength(1);
    expect(postedIn(space, 'nominations open')).toHaveLength(1);
    const going = (await awards(lena)).going.map(({ number, lastDay, state }) => [
      ...[number, lastDay, state],
    ]);
    expect(going).toEqual([
      [1, '2026-03-31', 'deciding'],
      [6, '2026-08-31', 'open'],
    ]);
    // Nobody is nominated: it closes by itself, asks nobody, and the last one is the last.
    await at(Date.UTC(2026, 8, 1, 1));
    expect(postedIn(chatOf(mia), 'Who gets')).toHaveLength(2);
    expect(postedIn(chatOf(mia), 'A reminder: one nomination')).toHaveLength(1);
    for (const month of [9, 10, 11, 12]) await at(Date.UTC(2026, month, 1, 1));
    expect((await awards(lena)).going.map(({ state }) => state)).toEqual(['deciding']);
    await at(Date.UTC(2027, 5, 1));
    expect(postedIn(space, 'nominations open')).toHaveLength(5);
  });

  test('a kudos to a crew is a nomination in one click, where an award is open', async () => {
    const give = (words: string) =>
      app.chat.say(mia, place, `{bot} kudos {0} {1} for ${words}`, [zoe, lena]);
    await give('pumping out the cellar of the north plant in the night of the flood');
    await app.settled();
    expect(titlesOf(shownIn(space, 'north plant'))).not.toContain('Nominate for an award');
    await start();
    await give('drying out the pump house together before the morning shift came');
    await app.settled();
    const kudos = shownIn(space, 'pump house');
    expect(titlesOf(kudos)).toContain('Nominate for an award');
    expect(await click(omar, place, 'awards.nominateKudos', kudos)).toBe(
      'Zoe Okafor and Lena Fischer are nominated for Crew of the month. Thank you!',
    );
    expect(await click(ada, place, 'awards.nominateKudos', kudos)).toMatch(/nominated .* before/);
    const [going] = (await awards(zoe)).going;
    expect(going?.nominations).toMatchObject([{ supports: 2, own: true }]);
    const [first] = going?.nominations[0]?.whys ?? [];
    expect(first?.text).toMatch(/drying out the pump house together/);
    expect(first?.evidence).toMatchObject([{ kind: 'kudos' }]);
    expect(first?.evidence[0]?.url).toMatch(/^https:\/\/teams.microsoft.com\/l\/message\//);

    // In the next period it is another nomination.
    await at(april);
    expect(await click(omar, place, 'awards.nominateKudos', kudos)).toMatch(/are nominated for/);
    expect((await awards(zoe)).going).toMatchObject([
      { state: 'deciding', nominations: [{ supports: 2 }] },
      { state: 'open', nominations: [{ supports: 1 }] },
    ]);

    // Short words are not enough by themselves: the form takes the kudos, and more words.
    await app.chat.say(mia, place, '{bot} kudos {0} {1} for helping with the move', [zoe, jonas]);
    await app.settled();
    const short = shownIn(space, 'helping with the move');
    expect(await click(omar, place, 'awards.nominateKudos', short)).toMatch(
      /little more about why/,
    );
    const form = await click(
      omar,
      place,
      'awards.nominateForm',
      shownIn(space, 'nominations open'),
    );
    const [choice] =
      JSON.stringify(form).match(/(?<="title":"helping with the move","value":")[^"]+/) ?? [];
    const back = await click(omar, place, 'awards.nominate', form, { kudos: choice, why: 'Nice.' });
    expect(wordsOf(back)).toMatch(/little more about why/);
    await click(omar, place, 'awards.nominate', back, { kudos: choice, why });
    expect(wordsOf(shownIn(space, 'Jonas Weber'))).toContain('Kudos: helping with the move');
  });

  test('owners and admins alone start and end awards; who is refused is told why', async () => {
    const [none] = await app.chat.say(lena, place, '{bot} awards');
    expect(none.text).toMatch(/No award is open here/);
    const body = { name: 'X', closes: '2026-03-31', recurrence: 'once', ends: '', approvers: [] };
    expect((await tell(lena, 'start', body)).status).toBe(403);
    for (const [wrong, words] of [
      [{ name: ' \u200b' }, /name/],
      [{ closes: '2026-03-01' }, /last day/],
      [{ closes: '31.3.2026' }, /last day/],
      [{ recurrence: 'monthly' }, /last period/],
      [{ approvers: ['nobody'] }, /not a member/],
    ] as const) {
      const answer = await tell(mia, 'start', { ...body, ...wrong });
      expect(answer.status).toBe(422);
      expect(JSON.stringify(answer.body)).toMatch(words);
    }
    const refused = await start({ closes: '2026-02-01' });
    expect(wordsOf(refused)).toMatch(/last day for nominations: today or later/);
    const { data } = press(refused, 'Start', { name: 'Crew', closes: '2026-03-31' });
    await app.chat.click(mia, place, 'awards.start', { ...data, recurrence: 'once' }, 'm');
    await app.settled();
    const [going] = (await awards(omar)).going;
    expect(going).toMatchObject({ name: 'Crew', mayEnd: true });
    const period = going?.id;
    expect((await awards(lena)).going).toMatchObject([{ mayEnd: false }]);
    for (const [people, words] of [
      [[zoe], /at least two/],
      [[zoe, zoe], /at least two/],
      [[zoe, someone('Nora Fern')], /not in this team/],
    ] as const) {
      const answer = await nominateInTab(ada, [...people]);
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([
        422,
        expect.stringMatching(words),
      ]);
    }
    await nominateInTab(ada, [zoe, lena]);
    expect((await tell(lena, 'end', { period })).status).toBe(403);
    expect((await tell(omar, 'end', { period })).status).toBe(200);
    expect(JSON.stringify((await tell(omar, 'end', { period })).body)).toMatch(/ended already/);
    expect((await nominateInTab(ada, [zoe, omar], { period })).status).toBe(422);
    const [asked] = postedIn(chatOf(mia), 'Who gets Crew?');
    expect(asked).toBeDefined();
    await at(april);
    expect(postedIn(chatOf(mia), 'Who gets Crew?')).toHaveLength(2);
  });

  test('where one looks after several, an award is started in either, chosen by its owners', async () => {
    const nora = { ...someone('Nora Fern'), name: 'Nora Fern' };
    const other = groupChat('19:wells@thread.v2', 'Well chat');
    app.connector.install(other.conversation, 'Well chat', [mia, nora]);
    await app.chat.install(mia, other);
    await app.chat.say(mia, other, '{bot} hi');
    const [settings] = await app.chat.say(mia, other, '{bot} space');
    const owners = { owners: [mia.id, nora.id].join(',') };
    await click(mia, other, 'spaces.save', settings.attachments[0].content, owners);
    app.clock.now += 60_000;
    const [reply] = await app.chat.say(mia, personal(mia), 'awards');
    const form = reply.attachments[0].content;
    const wish = { name: 'Crew', closes: '2026-03-31', recurrence: 'once' };
    const proposed = inputsOf(form).find(({ id }) => id === 'space')?.value;
    const chosen = proposed === space ? other.conversation : space;
    const done = await click(mia, personal(mia), 'awards.start', form, { ...wish, space: chosen });
    expect(wordsOf(done)).toContain(chosen === space ? 'Pump chat' : 'Well chat');
    expect((await awards(mia)).going).toMatchObject([{ name: 'Crew', space: chosen }]);
  });

  test('the tab knows whether it offers everybody of a space', async () => {
    const people = async () => {
      const path = `/awards/people?${new URLSearchParams({ space })}`;
      return (await app.ask(mia, path)).body as PeopleOfAnswer;
    };
    expect(await people()).toMatchObject({ more: false });
    const crowd = Array.from({ length: 120 }, (_, n) => someone(`Crowd ${n}`));
    app.connector.install(space, 'Pump chat', [...all, ...crowd]);
    app.clock.now += 16 * 60_000;
    const known = await people();
    expect([known.people.length, known.more]).toEqual([100, true]);
  });

  test('a group is nominated as a whole, and supported by those who are not in it', async () => {
    const group = groupChat('19:wells@thread.v2', 'Well chat');
    app.connector.install(group.conversation, 'Well chat', [lena, zoe]);
    await app.chat.install(lena, group);
    expect((await app.tell(omar, '/groups/open', { space: group.conversation })).status).toBe(200);
    app.clock.now += 60_000;
    await start();
    const chosen = { group: group.conversation };
    expect((await nominateInTab(ada, [], chosen)).status).toBe(200);
    const card = shownIn(space, 'Well chat');
    expect(await click(zoe, place, 'awards.support', card)).toMatch(/one of the nominated/);
    expect(await click(omar, place, 'awards.support', card)).toMatch(/counts/);
    expect((await nominateInTab(ada, [], { group: '19:else@thread.v2' })).status).toBe(422);
  });

  test('forty people nominating the same crew at once nominate it once', async () => {
    const crowd = Array.from({ length: 40 }, (_, n) => someone(`Crowd ${n}`));
    app.connector.install(space, 'Pump chat', [...all, ...crowd]);
    await start();
    const period = (await awards(mia)).going[0]?.id;
    const answers = await Promise.all(
      crowd.map((person) => nominateInTab(person, [zoe, lena], { period })),
    );
    expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200));
    const [going] = (await awards(mia)).going;
    expect(going?.nominations).toMatchObject([{ supports: 40 }]);
  }, 60_000);

  test('an approval holds what fits on a card, and says where the rest is', async () => {
    const crowd = Array.from({ length: 16 }, (_, n) => someone(`Crowd ${n}`));
    app.connector.install(space, 'Pump chat', [...all, ...crowd]);
    await start();
    const long = `${why} `.repeat(10).trim();
    const period = (await awards(mia)).going[0]?.id;
    for (const [n, person] of crowd.slice(1).entries())
      await nominateInTab(person, [crowd[n] as Someone, zoe, lena], { why: long, period });
    await at(april);
    const card = cardOf(postedIn(chatOf(mia), 'Who gets Crew of the month?')[0]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(24_000);
    expect(wordsOf(card)).toMatch(/\d+ more nominations are in the tab, under Awards/);
    expect(titlesOf(card)).toEqual(['Decide', 'See all']);
    const [going] = (await awards(mia)).going;
    expect(going).toMatchObject({ mayDecide: true });
    expect(going?.nominations).toHaveLength(15);
  }, 60_000);
});
