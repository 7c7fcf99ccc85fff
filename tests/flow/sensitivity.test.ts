import { spacePartition } from '../../bot/spaces/partition';
import type { Tables } from '../../bot/tables/port';
import { allRows } from '../faults/rows';
import { eitherStore } from '../support/both-stores';
import { inputsOf, press, pressVerb, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Place, payload, personal, type Someone, someone } from '../support/turns';

const [mia, jonas] = ['Mia Brandt', 'Jonas Weber'].map(someone) as [Someone, Someone];
const open = groupChat('19:sensitive-open@thread.v2', 'Everybody');
const closed = groupChat('19:sensitive-closed@thread.v2', 'Three of us');
/** Plainly made up, put together so that nobody takes it for a real one. */
const secret = ['hunter', '2-Summer', '-9981'].join('');
const told = `Who knows why the pump does not log in? The password is ${secret} for now.`;
const address =
  'Who can call mara.quill@partner-pumps.net about the broken pump at the north plant?';

describe.each(eitherStore)('important but not sensitive, on %s', (_name, openStore) => {
  let app: Running;
  let tables: Tables;
  beforeEach(async () => {
    tables = await openStore();
    app = await runProduct(tables);
    for (const place of [open, closed]) {
      app.connector.install(place.conversation, place.name ?? '', [mia, jonas]);
      await app.chat.install(mia, place);
      await app.chat.say(jonas, place, '{bot} hi');
    }
    await app.tell(mia, '/groups/open', { space: open.conversation });
    app.connector.reset();
  });
  afterEach(() => app.close());

  const rowsOf = async (conversation: string) =>
    JSON.stringify(await allRows(tables, spacePartition(open.tenant, conversation)));

  test('its author sees what was found, marked and masked, and nothing is kept until they say that it is open', async () => {
    const [form] = await app.chat.say(jonas, open, `{bot} ask ${told}`);
    const card = form?.attachments[0].content;
    expect(wordsOf(card)).toMatch(/may not be for everybody/);
    expect(wordsOf(card)).toContain('looks like a password');
    const shown = JSON.stringify(
      card.body.filter(({ type }: { type: string }) => type === 'Container'),
    );
    expect(shown).not.toContain(secret);
    expect(
      inputsOf(card)
        .map(({ value }) => value)
        .join(' '),
    ).toContain(secret);
    expect(await rowsOf(open.conversation)).not.toContain(secret);
    const again = press(card, 'Ask', {});
    const refused = await app.chat.click(jonas, open, again.verb, again.data, 'm');
    expect(wordsOf(refused.value)).toContain('looks like a password');
    expect(await rowsOf(open.conversation)).not.toContain(secret);
    const anyway = pressVerb(refused.value, 'questions.ask', { anyway: 'true' });
    await app.chat.click(jonas, open, 'questions.ask', anyway.data, 'm');
    await app.settled();
    const rows = await allRows(tables, spacePartition(open.tenant, open.conversation));
    const audit = rows.filter(({ what }) => what === 'sensitivity.anyway');
    expect(audit).toEqual([expect.objectContaining({ kinds: 'password', by: jonas.id })]);
    expect(JSON.stringify(audit)).not.toContain(secret);
    expect(rows.some(({ question }) => String(question).includes(secret))).toBe(true);
  });

  test('what is personal is asked about in a group, not among members; secrets are everywhere', async () => {
    const [asked] = await app.chat.say(jonas, open, `{bot} ask ${address}`);
    expect(wordsOf(asked?.attachments[0].content)).toContain('somebody’s address');
    expect(wordsOf(asked?.attachments[0].content)).toMatch(/choose a space that only its members/);
    expect(await app.chat.say(jonas, closed, `{bot} ask ${address}`)).toEqual([]);
    const [secretly] = await app.chat.say(jonas, closed, `{bot} ask ${told}`);
    const words = wordsOf(secretly?.attachments[0].content);
    expect(words).toContain('looks like a password');
    // There is no better place for a secret.
    expect(words).toMatch(/take it out/);
    expect(words).not.toMatch(/choose a space/);
    // What may stand among members is not asked about where something else is wrong.
    const long = `{bot} share https://pumps.example/login mara.quill@partner-pumps.net`;
    const [short] = await app.chat.say(jonas, closed, long);
    const card = short?.attachments[0].content;
    expect(wordsOf(card)).toMatch(/little more about why/);
    expect(wordsOf(card)).not.toContain('somebody’s address');
    expect(inputsOf(card).map(({ id }) => id)).not.toContain('anyway');
  });

  test('kudos, questions, links and the tab ask alike', async () => {
    const [kudos] = await app.chat.say(
      jonas,
      open,
      `{bot} kudos everyone for finding out that the password is ${secret} at last`,
    );
    const form = kudos?.attachments[0].content;
    expect(wordsOf(form)).toContain('looks like a password');
    const given = press(form, 'Give kudos', {});
    const again = await app.chat.click(jonas, open, given.verb, given.data, 'm');
    expect(wordsOf(again.value)).toContain('looks like a password');
    const asking = { space: open.conversation, title: address, details: '', tags: '' };
    const question = { ...asking, anonymous: false };
    expect(await app.tell(jonas, '/questions/ask', question)).toMatchObject({
      ...{ status: 422, body: { error: { code: 'sensitivity.found' } } },
    });
    const meant = await app.tell(jonas, '/questions/ask', { ...question, anyway: true });
    expect(meant.status).toBe(200);
    const why = `It says that the password is ${secret}, which every new colleague needs to know.`;
    const [link] = await app.chat.say(
      jonas,
      open,
      `{bot} share https://pumps.example/login ${why}`,
    );
    expect(wordsOf(link?.attachments[0].content)).toContain('looks like a password');
    const body = {
      space: open.conversation,
      url: 'https://pumps.example/login',
      title: '',
      tags: '',
    };
    const refused = await app.tell(jonas, '/links/share', { ...body, why });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'sensitivity.found' } } });
    expect((await app.tell(jonas, '/links/share', { ...body, why, anyway: true })).status).toBe(
      200,
    );
  });

  test('in a dialog it is asked about, and posted when its author says so', async () => {
    const dialog = await app.chat.open(jonas, personal(jonas), 'askQuestion');
    const card = dialog.task.value.card.content;
    const action = card.actions[0].data;
    const typed = { ...action, title: 'Why does the pump not log in?', details: told };
    const space = { space: open.conversation };
    const back = await app.chat.submit(jonas, personal(jonas), 'askQuestion', {
      ...typed,
      ...space,
    });
    expect(wordsOf(back.task.value.card.content)).toContain('looks like a password');
    const sent = { ...typed, ...space, anyway: 'true' };
    await app.chat.submit(jonas, personal(jonas), 'askQuestion', sent);
    await app.settled();
    expect(await rowsOf(open.conversation)).toContain(secret);
  });

  const shown = (place: Place, verb: string) =>
    app.connector
      .shown(place.conversation)
      .map((one) => one.attachments?.[0]?.content as unknown)
      .findLast((card) => JSON.stringify(card ?? '').includes(`"${verb}"`));
  const audited = async () =>
    (await allRows(tables, spacePartition(open.tenant, open.conversation))).filter(
      ({ what }) => what === 'sensitivity.anyway',
    );
  const useful =
    'It told me in one page how the pumps log in at night, and whom to ask when they do not.';
  const leak = `For now the password is ${secret}, and it works at night too.`;

  /** Writes it, and sees it come back with nothing kept; then looks, and sends it all the same. */
  async function comesBack(
    person: Someone,
    place: Place,
    verb: string,
    card: unknown,
    id: string,
    besides: object = {},
  ) {
    const { data } = pressVerb(card, verb, { ...besides, [id]: leak });
    const before = await audited();
    const back = await app.chat.click(person, place, verb, data, 'm');
    await app.settled();
    expect(wordsOf(back.value)).toContain('looks like a password');
    expect(inputsOf(back.value)).toContainEqual(expect.objectContaining({ id, value: leak }));
    expect(await rowsOf(open.conversation)).not.toContain(secret);
    const anyway = pressVerb(back.value, verb, { anyway: 'true' });
    const done = await app.chat.click(person, place, verb, anyway.data, 'm');
    await app.settled();
    expect(JSON.stringify(done.value)).not.toContain('looks like a password');
    expect(await rowsOf(open.conversation)).toContain(secret);
    const audit = await audited();
    expect(audit).toHaveLength(before.length + 1);
    expect(audit.at(-1)).toMatchObject({ kinds: 'password' });
    expect(JSON.stringify(audit)).not.toContain(secret);
  }

  const words = 'drying out the pump house together in one night';
  const said: readonly [string, string][] = [
    ['wol Writing down how the pumps log in at night', 'posts.input'],
    ['ask How do the pumps log in at night?', 'questions.answer'],
    [`kudos everyone for ${words}`, 'recognition.join'],
    [`share https://pumps.example/login ${useful}`, 'links.why'],
    [`share https://pumps.example/login ${useful}`, 'links.context'],
  ];
  test.each(said)('after "%s", what is written with %s is asked about', async (line, verb) => {
    await app.chat.say(jonas, open, `{bot} ${line}`);
    await app.settled();
    const id = verb === 'recognition.join' ? 'line' : 'text';
    await comesBack(mia, open, verb, shown(open, verb), id);
  });

  test('what came of a post is asked about', async () => {
    await app.chat.say(mia, open, '{bot} wol Writing down how the pumps log in at night');
    await app.settled();
    await comesBack(mia, open, 'posts.close', shown(open, 'posts.close'), 'text');
  });

  test('an addition to an answer is asked about', async () => {
    await app.chat.say(jonas, open, '{bot} ask How do the pumps log in at night?');
    await app.settled();
    const answer = pressVerb(shown(open, 'questions.answer'), 'questions.answer', {
      text: 'Slowly.',
    });
    await app.chat.click(mia, open, answer.verb, answer.data, 'm');
    await app.settled();
    await comesBack(mia, open, 'questions.add', shown(open, 'questions.add'), 'text');
  });

  test.each<[string, string, string]>([
    ['wol Writing down how the pumps log in at night', 'posts', 'learned'],
    ['ask How do the pumps log in at night?', 'questions', 'details'],
    [`kudos everyone for ${words}`, 'recognition', 'possible'],
  ])('after "%s", other words are asked about', async (line, practice, id) => {
    await app.chat.say(jonas, open, `{bot} ${line}`);
    await app.settled();
    const edit = pressVerb(shown(open, `${practice}.openEdit`), `${practice}.openEdit`);
    const form = await app.chat.click(jonas, open, edit.verb, edit.data, 'm');
    await comesBack(jonas, open, `${practice}.edit`, form.value, id);
  });

  test.each([
    ['links.approve', 'words'],
    ['links.sendBack', 'text'],
    ['links.decline', 'text'],
  ])(
    'what one who vets writes with %s is asked about, and the rest of the form stays',
    async (verb, id) => {
      await app.chat.say(jonas, open, `{bot} share https://pumps.example/login ${useful}`);
      await app.settled();
      const card = shown(personal(mia), verb);
      await comesBack(mia, personal(mia), verb, card, id);
    },
  );

  test('when to use a link is not lost where its context is asked about', async () => {
    await app.chat.say(jonas, open, `{bot} share https://pumps.example/login ${useful}`);
    await app.settled();
    const chosen = { words: leak, use: 'rarely', reviewWeeks: '13' };
    const { data } = pressVerb(shown(personal(mia), 'links.approve'), 'links.approve', chosen);
    const back = await app.chat.click(mia, personal(mia), 'links.approve', data, 'm');
    const again = pressVerb(back.value, 'links.approve', { anyway: 'true' });
    await app.chat.click(mia, personal(mia), 'links.approve', again.data, 'm');
    await app.settled();
    expect(wordsOf(shown(open, 'links.useful'))).toMatch(/vetted by Mia Brandt, for special cases/);
  });

  describe('in an award', () => {
    const crew = 'They dried out the pump house in one night, and wrote down how.';
    const form = { people: jonas.id, group: open.conversation, crewName: '', links: '' };
    async function started() {
      const award = { name: 'Crew of the month', ends: '', recurrence: 'once', approvers: [] };
      const space = open.conversation;
      const { body } = await app.tell(mia, '/awards/start', {
        space,
        ...award,
        closes: '2026-03-31',
      });
      await app.settled();
      return (body as { period: { id: string } }).period.id;
    }
    const opened = async () => {
      const { verb, data } = pressVerb(shown(open, 'awards.nominateForm'), 'awards.nominateForm');
      return (await app.chat.click(jonas, open, verb, data, 'm')).value;
    };

    test('why somebody nominates is asked about', async () => {
      await started();
      await comesBack(jonas, open, 'awards.nominate', await opened(), 'why', {
        ...form,
        why: leak,
      });
    });

    test('what a kudos says there already is not asked about again', async () => {
      await started();
      const line = `{bot} kudos everyone for finding out that ${leak}`;
      const [form] = await app.chat.say(jonas, open, line);
      const give = press(form?.attachments[0].content, 'Give kudos', { anyway: 'true' });
      const given = await app.chat.click(jonas, open, give.verb, give.data, 'm');
      await app.settled();
      const before = await audited();
      const verb = 'awards.nominateKudos';
      const nominate = pressVerb(given.value, verb);
      const { value } = await app.chat.click(mia, open, verb, nominate.data, 'm');
      expect(JSON.stringify(value)).toContain('nominated for Crew of the month');
      expect(await audited()).toEqual(before);
    });

    test('why an approver decides so is asked about, and the choice stays', async () => {
      const period = await started();
      const nominate = pressVerb(await opened(), 'awards.nominate', { ...form, why: crew });
      await app.chat.click(jonas, open, 'awards.nominate', nominate.data, 'm');
      await app.tell(mia, '/awards/end', { space: open.conversation, period });
      await app.settled();
      const card = shown(personal(mia), 'awards.decide');
      await comesBack(mia, personal(mia), 'awards.decide', card, 'why', { nomination: 'none' });
    });

    test('the tab asks about both', async () => {
      const period = await started();
      const [space, why] = [open.conversation, leak];
      const tell = (person: Someone, what: string, body: object) =>
        app.tell(person, `/awards/${what}`, { space, period, ...body });
      const asked = { status: 422, body: { error: { code: 'sensitivity.found' } } };
      const nomination = { people: [], group: space, crewName: '', why, links: '' };
      expect(await tell(jonas, 'nominate', nomination)).toMatchObject(asked);
      expect((await tell(jonas, 'nominate', { ...nomination, anyway: true })).status).toBe(200);
      await tell(mia, 'end', {});
      await app.settled();
      expect(await tell(mia, 'decide', { nomination: '', why })).toMatchObject(asked);
      expect((await tell(mia, 'decide', { nomination: '', why, anyway: true })).status).toBe(200);
      expect(await audited()).toHaveLength(2);
    });
  });

  test('a message that is made an answer is asked about', async () => {
    await app.chat.say(jonas, open, '{bot} ask How do the pumps log in at night?');
    await app.settled();
    const on = payload('1700000000010', jonas, `<p>${leak}</p>`);
    const opened = await app.chat.open(mia, open, 'answerWithThis', on);
    const { data } = press(opened.task.value.card.content, 'Send');
    const back = await app.chat.submit(mia, open, 'answerWithThis', data, on);
    const card = back.task.value.card.content;
    expect(wordsOf(card)).toContain('looks like a password');
    expect(await rowsOf(open.conversation)).not.toContain(secret);
    const anyway = press(card, 'Send', { anyway: 'true' });
    const done = await app.chat.submit(mia, open, 'answerWithThis', anyway.data, on);
    expect(done.task.type).toBe('message');
    expect(await rowsOf(open.conversation)).toContain(secret);
    expect(await audited()).toHaveLength(1);
  });

  test('the tab asks about what is written to what is there', async () => {
    const link = { url: 'https://pumps.example/login', title: 'Login', why: useful, tags: '' };
    const post = { working: 'How the pumps log in', learned: '', wanted: '', url: '', tags: '' };
    const question = { title: 'How do the pumps log in?', details: '', tags: '', anonymous: false };
    const space = open.conversation;
    const made = async (path: string, body: object) => {
      const { body: answer } = await app.tell(jonas, path, { space, ...body });
      await app.settled();
      return Object.values(answer as Record<string, { id: string }>)[0]?.id;
    };
    const ids = {
      link: await made('/links/share', link),
      post: await made('/posts/post', post),
      question: await made('/questions/ask', question),
    };
    const writes: readonly [Someone, string, object][] = [
      [mia, '/questions/answer', { id: ids.question, text: leak }],
      [mia, '/posts/input', { id: ids.post, text: leak }],
      [mia, '/links/context', { id: ids.link, text: leak }],
      [mia, '/links/decide', { id: ids.link, text: leak, decision: 'approve', seen: 0 }],
      [jonas, '/posts/close', { id: ids.post, text: leak }],
    ];
    for (const [n, [person, path, body]] of writes.entries()) {
      const refused = await app.tell(person, path, { space, ...body });
      expect(refused).toMatchObject({
        status: 422,
        body: { error: { code: 'sensitivity.found' } },
      });
      expect(await audited()).toHaveLength(n);
      const answer = await app.tell(person, path, { space, ...body, anyway: true });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      await app.settled();
    }
    expect(await audited()).toHaveLength(writes.length);
  });
});
