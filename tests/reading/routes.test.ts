import { apiRoutes } from '../../bot/app';
import { NominatedAnswer, PeriodAnswer } from '../../bot/awards/contract';
import { SharedAnswer } from '../../bot/links/contract';
import { PostAnswer } from '../../bot/posts/contract';
import { OneAnswer } from '../../bot/questions/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { press } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { routesOf } from '../support/routes-of';
import {
  groupChat,
  invoke,
  membersChanged,
  personal,
  type Someone,
  someone,
} from '../support/turns';

/*
 * Who reads what, over everything that can be read: a row is a way to read, a column a reader. What is in
 * a group is read by the organisation, but for its guests; what is in another space by its members alone.
 */
const named = (name: string) => ({ ...someone(name), name });
const readers = {
  member: named('Mia Brandt'),
  colleague: named('Lena Fischer'),
  guest: named('Omar Haddad'),
  removed: named('Zoe Okafor'),
  stranger: named('Nora Fern'),
  /** In no team or chat with the app, as their sign-in is: of the organisation, and a guest of it. */
  newcomer: { ...named('Paul Reed'), guest: false },
  visitor: { ...named('Rosa Lind'), guest: true },
};
type Reader = keyof typeof readers;
const jonas = named('Jonas Weber');
const closed = groupChat('19:closed@thread.v2', 'Closed chat');
const open = groupChat('19:open@thread.v2', 'Open chat');
const other = groupChat('19:other@thread.v2', 'Another chat');

/** Words that are only in what is in a space, as they are written there. */
const secrets = { closed: 'heronclosed', open: 'heronopen' };
type Place = keyof typeof secrets;
const mayRead: Readonly<Record<Place, readonly Reader[]>> = {
  closed: ['member'],
  open: ['member', 'colleague', 'newcomer'],
};

let app: Running;
const none = { question: '', answer: '', link: '', post: '', award: '', nomination: '' };
const ids: Record<Place, typeof none> = {
  closed: none,
  open: none,
};

async function fill(place: typeof closed, name: Place): Promise<void> {
  const word = secrets[name];
  const { member, removed } = readers;
  await app.chat.say(member, place, `{bot} kudos {0} for setting up the ${word} gauge with us`, [
    jonas,
  ]);
  await app.settled();
  const { body } = await app.tell(member, '/questions/ask', {
    ...{ space: place.conversation, title: `Where is the ${word} gauge kept?` },
    ...{ details: '', tags: word, anonymous: false },
  });
  const question = (body as { question: { id: string } }).question.id;
  const answer = { space: place.conversation, id: question, text: `In the ${word} shed.` };
  await app.tell(jonas, '/questions/answer', answer);
  await app.settled();
  const one = await app.ask(member, `/questions/one?${new URLSearchParams(answer)}`);
  const shared = await app.tell(member, '/links/share', {
    ...{ space: place.conversation, url: `https://${name}.example/`, title: '', tags: word },
    why: `It shows how the ${word} gauge is read, for whoever starts at the north plant.`,
  });
  await app.settled();
  const link = SharedAnswer.parse(shared.body).link.id;
  const posted = await app.tell(jonas, '/posts/post', {
    ...{ space: place.conversation, learned: '', wanted: '', url: '', tags: word },
    working: `Drawing how the ${word} gauge is read`,
  });
  const post = PostAnswer.parse(posted.body).post.id;
  const offered = { space: place.conversation, id: post, text: `Ask in the ${word} shed.` };
  expect((await app.tell(member, '/posts/input', offered)).status).toBe(200);
  await app.settled();
  const started = await app.tell(member, '/awards/start', {
    ...{ space: place.conversation, name: 'Crew of the month', closes: '2026-03-31' },
    ...{ recurrence: 'once', ends: '', approvers: [member.id] },
  });
  const award = PeriodAnswer.parse(started.body).period.id;
  const nominated = await app.tell(member, '/awards/nominate', {
    ...{ space: place.conversation, period: award, people: [jonas.id, removed.id], group: '' },
    ...{
      crewName: '',
      links: '',
      why: `They mended the ${word} gauge together in one long night.`,
    },
  });
  await app.settled();
  const { nomination } = NominatedAnswer.parse(nominated.body);
  const answered = OneAnswer.parse(one.body).answers[0]?.id ?? '';
  ids[name] = { link, post, question, answer: answered, award, nomination };
}

beforeAll(async () => {
  app = await runProduct(await openSqlite(':memory:'));
  const { member, colleague, guest, removed } = readers;
  const everybody = [member, jonas, removed];
  app.connector.install(closed.conversation, 'Closed chat', everybody);
  app.connector.install(open.conversation, 'Open chat', everybody);
  const others = [colleague, { ...guest, userRole: 'guest' }];
  app.connector.install(other.conversation, 'Another chat', others);
  for (const place of [closed, open]) {
    await app.chat.install(member, place);
    // Each has been there, so that the space is among theirs.
    for (const person of everybody) await app.chat.say(person, place, '{bot} help');
  }
  await app.chat.install(colleague, other);
  for (const person of [colleague, guest]) await app.chat.say(person, other, '{bot} help');
  expect((await app.tell(member, '/groups/open', { space: open.conversation })).status).toBe(200);
  for (const [place, name] of [
    [closed, 'closed'],
    [open, 'open'],
  ] as const)
    await fill(place, name);
  for (const place of [closed, open]) {
    app.connector.leave(place.conversation, removed.teamsId);
    const gone = [{ id: removed.teamsId, aadObjectId: removed.id }];
    const { url } = app.connector;
    await app.chat.post(membersChanged(member, place, url, 'membersRemoved', gone));
  }
  app.clock.now += 60_000;
  app.connector.reset();
});
afterAll(() => app.close());

/** A way to read; those with `about` are asked about one space, the others about all that one may read. */
type Way = (person: Someone, about: Place) => Promise<unknown>;
const spaceOf = (about: Place) => encodeURIComponent({ closed, open }[about].conversation);
const get =
  (path: (about: Place) => string): Way =>
  async (person, about) =>
    (await app.ask(person, path(about))).body;

const ways: Readonly<Record<string, Way>> = {
  'GET /home': get(() => '/home'),
  'GET /recognition/wall': get(() => '/recognition/wall'),
  'GET /recognition/wall of the space': get((about) => `/recognition/wall?space=${spaceOf(about)}`),
  'GET /questions': get(() => '/questions'),
  'GET /questions of the space': get((about) => `/questions?space=${spaceOf(about)}`),
  'GET /questions by its words': get((about) => `/questions?text=${secrets[about]}`),
  'GET /questions by its tag': get((about) => `/questions?tag=${secrets[about]}`),
  'GET /questions/one': get(
    (about) => `/questions/one?space=${spaceOf(about)}&id=${ids[about].question}`,
  ),
  'query findQuestions': (person, about) =>
    app.chat.query(person, personal(person), 'findQuestions', { text: secrets[about] }),
  'query findQuestions at first': (person) =>
    app.chat.query(person, personal(person), 'findQuestions'),
  'query findQuestions by its tag': (person, about) =>
    app.chat.query(person, personal(person), 'findQuestions', { text: '', tag: secrets[about] }),
  'GET /digest': get((about) => `/digest?space=${spaceOf(about)}`),
  'GET /links': get(() => '/links'),
  'GET /links of the space': get((about) => `/links?space=${spaceOf(about)}`),
  'GET /links by its words': get((about) => `/links?text=${secrets[about]}`),
  'GET /links by its tag, the useful ones': get(
    (about) => `/links?view=useful&tag=${secrets[about]}`,
  ),
  'GET /posts': get(() => '/posts'),
  'GET /posts of the space': get((about) => `/posts?space=${spaceOf(about)}`),
  'GET /posts by its words, those under way': get(
    (about) => `/posts?filter=open&text=${secrets[about]}`,
  ),
  'GET /posts by its tag': get((about) => `/posts?tag=${secrets[about]}`),
  'GET /posts/one': get((about) => `/posts/one?space=${spaceOf(about)}&id=${ids[about].post}`),
  'query findLinks': (person, about) =>
    app.chat.query(person, personal(person), 'findLinks', { text: secrets[about] }),
  'query findLinks at first': (person) => app.chat.query(person, personal(person), 'findLinks'),
  'a link of our own, unfolded': (person, about) => {
    const to = new URLSearchParams({
      space: { closed, open }[about].conversation,
      link: ids[about].link,
    });
    const value = { url: `https://tab.example/tab/links?${to}` };
    const url = app.connector.url;
    const named = 'composeExtension/queryLink';
    return app.chat.post(invoke(person, personal(person), url, named, value));
  },
  'GET /awards': get(() => '/awards'),
  'GET /awards of the space': get((about) => `/awards?space=${spaceOf(about)}`),
  'similar questions while asking': async (person, about) => {
    const [form] = await app.chat.say(
      person,
      personal(person),
      `ask about ${secrets[about]} gauges`,
    );
    const card = form.attachments?.[0]?.content;
    if (!card) return form;
    const { verb, data } = press(card, 'Ask');
    return [form, await app.chat.click(person, personal(person), verb, data, 'm')];
  },
};
/** Ways that name what there is to choose from; what is in a space that one may not read is not among it. */
const silent: Readonly<Record<string, Way>> = {
  'GET /me': get(() => '/me'),
  'GET /spaces': get(() => '/spaces'),
  'GET /groups': get(() => '/groups'),
  'GET /health/organisation': get(() => '/health/organisation'),
  'GET /people': get((about) => `/people?text=${secrets[about]}`),
  'GET /people by tag': get((about) => `/people?tag=${secrets[about]}`),
  'GET /people/me': get(() => '/people/me'),
  'command profile': (person) => app.chat.say(person, personal(person), 'profile'),
  'command awards': (person) => app.chat.say(person, personal(person), 'awards'),
  'command groups': (person) => app.chat.say(person, personal(person), 'groups'),
};
const onLink =
  (what: string, more: object = {}): Way =>
  (person, about) => {
    const space = { closed, open }[about].conversation;
    return app.tell(person, `/links/${what}`, { space, id: ids[about].link, text: '', ...more });
  };
const onPost =
  (what: string, more: object = {}): Way =>
  (person, about) => {
    const space = { closed, open }[about].conversation;
    return app.tell(person, `/posts/${what}`, { space, id: ids[about].post, text: '', ...more });
  };
const typed = { working: 'The new pumps', learned: '', wanted: '', url: '', tags: '' };
const onAward =
  (what: string, more: object = {}): Way =>
  (person, about) => {
    const { award: period, nomination } = ids[about];
    const space = { closed, open }[about].conversation;
    return app.tell(person, `/awards/${what}`, { space, period, nomination, ...more });
  };
/** What acts on something there; those who may not get a refusal that says nothing of it. */
const acts: Readonly<Record<string, Way>> = {
  'POST /questions/answer': (person, about) => act(person, about, 'answer', { text: 'Here.' }),
  'POST /questions/useful': (person, about) => act(person, about, 'useful'),
  'POST /questions/accept': (person, about) => act(person, about, 'accept'),
  'POST /questions/reopen': (person, about) => act(person, about, 'reopen'),
  'POST /questions/ask': (person, about) =>
    act(person, about, 'ask', {
      ...{ title: 'Who has the key?', details: '', tags: '', anonymous: false },
    }),
  'POST /posts/post': onPost('post', typed),
  'POST /posts/input': onPost('input', { text: 'And the key?' }),
  'POST /posts/watch': onPost('watch'),
  'POST /posts/helped': onPost('helped'),
  'POST /posts/edit': onPost('edit', typed),
  'POST /posts/close': onPost('close', { text: 'It is drawn.' }),
  'GET /health': (person, about) => app.ask(person, `/health?space=${spaceOf(about)}`),
  'GET /health/network': (person, about) =>
    app.ask(person, `/health/network?space=${spaceOf(about)}`),
  'POST /health/share': (person, about) =>
    app.tell(person, '/health/share', { space: { closed, open }[about].conversation, weeks: 4 }),
  'POST /links/share': (person, about) =>
    app.tell(person, '/links/share', {
      ...{ space: { closed, open }[about].conversation, url: 'https://new.example', title: '' },
      ...{ tags: '', why: 'It is the page that everybody here asks me for, week after week.' },
    }),
  'GET /awards/people': (person, about) =>
    app.ask(person, `/awards/people?space=${spaceOf(about)}`),
  'POST /awards/start': onAward('start', {
    ...{ name: 'Another', closes: '2026-03-31', recurrence: 'once', ends: '', approvers: [] },
  }),
  'POST /awards/nominate': onAward('nominate', {
    ...{ people: [], group: '', crewName: '', links: '', why: '' },
  }),
  'POST /awards/support': onAward('support'),
  'POST /awards/decide': onAward('decide', { why: 'They did it together, in one long night.' }),
  'POST /awards/end': onAward('end'),
  'POST /links/context': onLink('context', { text: 'For gauges only.' }),
  'POST /links/useful': onLink('useful'),
  'POST /links/outdated': onLink('outdated'),
  'POST /links/save': onLink('save'),
  'POST /links/unsave': onLink('unsave'),
  'POST /links/decide': onLink('decide', { decision: 'approve', seen: 0 }),
};
function act(person: Someone, about: Place, what: string, more: object = {}) {
  const { question, answer } = ids[about];
  const space = { closed, open }[about].conversation;
  return app.tell(person, `/questions/${what}`, { space, id: question, answer, ...more });
}
/** What is about the caller alone, or asks for an admin or a member; tested with its own practice. */
const elsewhere = [
  'GET /nudges',
  'POST /digest/mail',
  'GET /health/graph',
  'POST /health/graph',
  'POST /nudges',
  'POST /people/me',
  'POST /groups/open',
  'POST /groups/close',
  'GET /status',
  'POST /status/retry',
];

/** A way asked for more than is there is among its names: a new route or query fails until it has a row. */
test('every route and query has its row', () => {
  const known = [...Object.keys({ ...ways, ...silent, ...acts }), ...elsewhere];
  const { registry } = app.product.teams;
  const all = [
    ...registry.queries.map((id) => `query ${id}`),
    ...routesOf(apiRoutes(app.product.world)),
  ];
  expect(all.filter((each) => !known.includes(each))).toEqual([]);
  expect(all.length).toBeGreaterThan(10);
});

/** The bot hears nothing of a sign-in: whoever was in no team or chat with it reads in the tab alone. */
const hears = (reader: Reader, name: string) =>
  reader !== 'newcomer' || /^(?:GET|POST) /.test(name);

const rows = (['closed', 'open'] as const).flatMap((about) =>
  (Object.keys(readers) as Reader[]).map((reader) => ({
    ...{ about, reader, allowed: mayRead[about].includes(reader) },
  })),
);

describe.each(rows)(
  'what is in the $about space, for the $reader',
  ({ about, reader, allowed }) => {
    const person = readers[reader];

    test.each(Object.keys(ways))(`${allowed ? 'is read' : 'is not read'}: %s`, async (name) => {
      const answered = JSON.stringify(await ways[name]?.(person, about));
      // The words as they were written there: what was asked for may be answered with.
      const written = new RegExp(`the ${secrets[about]} (gauge|shed)`);
      if (allowed && hears(reader, name)) expect(answered).toMatch(written);
      else
        expect(answered).not.toMatch(about === 'closed' ? /Closed chat|the heronclosed/ : written);
    });

    test('is not among what there is to choose from, unless it may be read', async () => {
      const answered = [];
      for (const way of Object.values(silent)) answered.push(await way(person, about));
      const words = JSON.stringify(answered);
      // A tag, or words as they were written there; the guest has asked about it in a chat of theirs.
      const written = new RegExp(`"#?${secrets[about]}"|the ${secrets[about]} (gauge|shed)`);
      if (allowed) expect(words).toMatch(written);
      else expect(words).not.toMatch(written);
      if (!allowed && about === 'closed') expect(words).not.toContain('Closed chat');
    });

    test.each(Object.keys(acts))(
      `${allowed ? 'is acted on' : 'is not acted on'}: %s`,
      async (name) => {
        const answered = (await acts[name]?.(person, about)) as { status: number };
        if (allowed) expect([200, 422]).toContain(answered.status);
        else expect(answered.status).toBe(403);
        expect(JSON.stringify(answered)).not.toContain(allowed ? '"status":403' : secrets[about]);
        if (!allowed && about === 'closed')
          expect(JSON.stringify(answered)).not.toContain('Closed chat');
        await app.settled();
      },
    );
  },
);
