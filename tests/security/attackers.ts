import { SignJWT, UnsecuredJWT } from 'jose';
import {
  cardAction,
  fetchTask,
  type Incoming,
  membersChanged,
  message,
  query,
  type Someone,
  submitAction,
  tenant,
} from '../support/turns';
import { keyOf } from './catalogue';
import type { Scene } from './entry';
import { stringsIn } from './harmless';
import { here, people, type Stage } from './stage';
import type { Row } from './table';

/** What an attack came to. */
interface Result {
  readonly got: string;
  readonly problems: readonly string[];
}
type Attack = readonly [
  attacker: string,
  entry: string,
  expected: string,
  run: () => Promise<Result>,
];

const space = here.conversation;
const botId = '22222222-2222-4222-8222-222222222222';
/** Words of what is in the chat, which nobody outside it may be told. */
const foreign = /valve|Valve|Release chat/;

/** Every row of every partition, but for traces of having been asked. */
async function held({ written }: Stage): Promise<string> {
  const rows: string[] = [];
  for await (const page of written.tables.scan())
    for (const { row } of page) if (!/^(lease|m)\b/.test(row.key)) rows.push(JSON.stringify(row));
  return rows.join('\n');
}

type Ask = (stage: Stage) => Promise<Response>;

/** An activity with this token, or without one. */
const activity =
  (
    make: (url: string) => Incoming | string,
    token?: (stage: Stage) => Promise<string | undefined>,
  ): Ask =>
  async (stage) => {
    const { app } = stage;
    const bearer = token ? await token(stage) : await stage.channelToken();
    const made = make(app.connector.url);
    return fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      body: typeof made === 'string' ? made : JSON.stringify(made),
    });
  };
const tab =
  (
    path: string,
    body: object | undefined,
    token: (stage: Stage) => Promise<string | undefined>,
  ): Ask =>
  async (stage) => {
    const { app } = stage;
    const bearer = await token(stage);
    const act = { nonce: `nonce-of-an-attack-${stage.fresh()}`, at: app.clock.now };
    return fetch(`${app.url}/api${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify({ act, body }) }),
      headers: {
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
    });
  };
const as = (person: Someone) => (stage: Stage) => stage.tabToken(person);

/** The same for every way in: what somebody asks for who should not. */
function waysOf(who: Someone, scene: Scene): Readonly<Record<string, (url: string) => Incoming>> {
  const { stage, question } = scene;
  const target = () => stage.seal('questions.answer', { id: question, space }, undefined);
  return {
    'bot text': (url) => message(who, here, url, '{bot} ask How do pumps age in here?'),
    card: (url) => cardAction(who, here, url, 'questions.answer', { ...target(), text: 'Mine.' }),
    'dialog opened': (url) => fetchTask(who, here, url, 'askQuestion'),
    'dialog sent': (url) =>
      submitAction(who, here, url, 'askQuestion', {
        ...stage.seal('questions.ask', { looked: true, space }, who.id),
        title: 'How do pumps age in here?',
      }),
    query: (url) => query(who, here, url, 'findQuestions', { text: 'valve' }),
    installation: (url) => ({
      ...message(who, here, url, ''),
      type: 'installationUpdate',
      action: 'add',
    }),
  };
}
const posted = (scene: Scene) => ({ space, id: scene.question, text: 'Mine.' });

/** Runs it; refused is a status, or a sentence in a well-formed answer; nothing foreign is said, nothing changes. */
async function refusal(stage: Stage, ask: Ask, statuses: readonly number[] = []): Promise<Result> {
  const { app } = stage;
  await app.settled();
  const before = await held(stage);
  const sentBefore = app.connector.sent.length;
  const answer = await ask(stage);
  const text = await answer.text();
  await app.settled();
  const replies = app.connector.sent
    .slice(sentBefore)
    .map(({ activity: { text: words, summary, attachments } }) => ({
      words,
      summary,
      attachments,
    }));
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  const said = [...stringsIn([body, ...replies])];
  const key = said.map(keyOf).find((one) => one !== undefined);
  const problems: string[] = [];
  if (statuses.length > 0 && !statuses.includes(answer.status))
    problems.push(`answered ${answer.status}`);
  if (answer.status >= 500) problems.push(`answered ${answer.status}`);
  // The tab gets what is the caller's own; in a chat there is a sentence, or nothing at all.
  const inChat = answer.url.endsWith('/messages');
  if (inChat && answer.status === 200 && !key && said.length > 0)
    problems.push(`said no sentence: ${text.slice(0, 100)}`);
  const told = [text, ...replies.map((one) => JSON.stringify(one))].find((one) =>
    foreign.test(one),
  );
  if (told) problems.push(`told of the chat: ${foreign.exec(told)?.[0]}: ${told.slice(0, 200)}`);
  if ((await held(stage)) !== before) problems.push('something was written');
  return { got: `${answer.status}${key ? ` ${key}` : ''}`, problems };
}

const hmac = () =>
  new SignJWT({ iss: 'https://api.botframework.com', aud: botId, exp: 9_999_999_999 })
    .setProtectedHeader({ alg: 'HS256', kid: 'msteams-key' })
    .sign(new Uint8Array(32));

/** Tokens that are not good, for the bot and for the tab. */
function badTokens(scene: Scene): Attack[] {
  const { stage } = scene;
  const { mia } = people;
  const none = { iss: 'https://api.botframework.com', aud: botId, exp: 9_999_999_999 };
  const claims = { ...none, serviceurl: stage.app.connector.url };
  const bot: Readonly<Record<string, () => Promise<string | undefined>>> = {
    'no token': async () => undefined,
    'an expired token': () => stage.channelToken({ lifetime: -3_600 }),
    'alg: none': async () => new UnsecuredJWT(claims).encode(),
    'alg: HS256': hmac,
    'a forged signature': () => stage.channelToken({ forged: true }),
    'another audience': () => stage.channelToken({ claims: { aud: 'other' } }),
    'another issuer': () => stage.channelToken({ claims: { iss: 'https://evil.example' } }),
    'another serviceUrl': () => stage.channelToken({}, 'https://smba.trafficmanager.net/emea/'),
    'no serviceUrl': () => stage.channelToken({ claims: { serviceurl: undefined } }),
    'a token of the tab': () => stage.tabToken(mia),
  };
  const forTab: typeof bot = {
    'no token': async () => undefined,
    'an expired token': () => stage.tabToken(mia, { lifetime: -3_600 }),
    'alg: none': async () => new UnsecuredJWT({ tid: tenant, oid: mia.id }).encode(),
    'a forged signature': () => stage.tabToken(mia, { forged: true }),
    'another audience': () => stage.tabToken(mia, { claims: { aud: 'other' } }),
    'another issuer': () => stage.tabToken(mia, { claims: { iss: 'https://evil.example' } }),
    "another tenant's issuer": () =>
      stage.tabToken(mia, { claims: { iss: `${stage.openId.authority}/other/v2.0` } }),
    'a token of the bot': () => stage.channelToken(),
  };
  return [
    ...Object.entries(bot).flatMap(([attacker, token]) =>
      Object.entries(waysOf(mia, scene)).map(
        ([entry, make]): Attack => [
          attacker,
          entry,
          '401',
          () => refusal(stage, activity(make, token), [401]),
        ],
      ),
    ),
    ...Object.entries(forTab).flatMap(([attacker, token]): Attack[] => [
      [
        attacker,
        'tab GET',
        '401 or 403',
        () => refusal(stage, tab('/questions', undefined, token), [401, 403]),
      ],
      [
        attacker,
        'tab POST',
        '401 or 403',
        () => refusal(stage, tab('/questions/answer', posted(scene), token), [401, 403]),
      ],
    ]),
  ];
}

/** A tenant, or a service address, that is not on the list, though a good token goes with it. */
function notOnTheList(scene: Scene): Attack[] {
  const { stage } = scene;
  const { mia } = people;
  const abroad = (made: Incoming): Incoming => ({
    ...made,
    conversation: { ...(made.conversation as object), tenantId: 'foreign' },
    channelData: { ...(made.channelData as object), tenant: { id: 'foreign' } },
  });
  const twofold = (made: Incoming): Incoming => ({
    ...made,
    channelData: { tenant: { id: 'foreign' } },
  });
  const evil = 'https://evil.example/';
  const bot = Object.entries(waysOf(mia, scene)).flatMap(([entry, make]): Attack[] => [
    [
      'a tenant that is not on the list',
      entry,
      '403',
      () =>
        refusal(
          stage,
          activity((url) => abroad(make(url))),
          [403],
        ),
    ],
    [
      'two tenants in one activity',
      entry,
      '403',
      () =>
        refusal(
          stage,
          activity((url) => twofold(make(url))),
          [403],
        ),
    ],
    [
      'a serviceUrl that is not on the list, named by the token too',
      entry,
      '403',
      () =>
        refusal(
          stage,
          activity(
            () => make(evil),
            (of) => of.channelToken({}, evil),
          ),
          [403],
        ),
    ],
  ]);
  const token = (of: Stage) => of.tabToken(mia, {}, 'foreign');
  return [
    ...bot,
    [
      'a tenant that is not on the list',
      'tab GET',
      '403',
      () => refusal(stage, tab('/questions', undefined, token), [403]),
    ],
    [
      'a tenant that is not on the list',
      'tab POST',
      '403',
      () => refusal(stage, tab('/questions/answer', posted(scene), token), [403]),
    ],
  ];
}

const reads = [
  ...[
    '/recognition/wall',
    '/questions',
    '/links',
    '/posts',
    '/awards',
    '/awards/people',
    '/digest',
  ].map((path) => `${path}?space=${encodeURIComponent(space)}`),
  ...['/recognition/wall', '/questions?text=valve', '/links?text=valves', '/posts?text=valves'],
  ...['/people?text=valves', '/awards', '/spaces', '/groups', '/people/me', '/me'],
];

/** Everything a person who may not read the space can ask of it. */
function asking(attacker: string, who: Someone, scene: Scene): Attack[] {
  const { stage, question, link, post, award } = scene;
  const refused = 'refused, or nothing of it';
  const acts: Readonly<Record<string, object>> = {
    '/questions/answer': posted(scene),
    '/questions/ask': {
      ...{ space, title: 'How do pumps age in here?', details: '', tags: '', anonymous: false },
    },
    '/links/context': { space, id: link, text: 'Mine.' },
    '/links/decide': { space, id: link, decision: 'approve', seen: 0, text: 'Mine.' },
    '/posts/input': { space, id: post, text: 'Mine.' },
    '/awards/end': { space, period: award },
    '/groups/open': { space },
  };
  const one = (path: string, id: string) => `${path}?${new URLSearchParams({ space, id })}`;
  const paths = [...reads, one('/questions/one', question), one('/posts/one', post)];
  const ways = waysOf(who, scene);
  return [
    ...paths.map(
      (path): Attack => [
        attacker,
        `tab GET ${path.split('?')[0]}${path.includes('space=') ? ' of it' : ''}`,
        refused,
        () => refusal(stage, tab(path, undefined, as(who))),
      ],
    ),
    ...Object.entries(acts).map(
      ([path, body]): Attack => [
        attacker,
        `tab POST ${path}`,
        '403',
        () => refusal(stage, tab(path, body, as(who)), [403, 422]),
      ],
    ),
    ...['bot text', 'card', 'dialog opened', 'dialog sent', 'query'].map(
      (entry): Attack => [
        attacker,
        entry,
        refused,
        () =>
          refusal(
            stage,
            activity((url) => (ways[entry] as (url: string) => Incoming)(url)),
          ),
      ],
    ),
    [
      attacker,
      'card refresh',
      refused,
      () =>
        refusal(
          stage,
          activity((url) => {
            const made = cardAction(
              who,
              here,
              url,
              'questions.openEdit',
              stage.seal('questions.openEdit', { id: question, space }),
            );
            return { ...made, value: { ...(made.value as object), trigger: 'automatic' } };
          }),
        ),
    ],
    ...['/health', '/health/network'].map(
      (path): Attack => [
        attacker,
        `tab GET ${path} of it`,
        '403',
        () =>
          refusal(
            stage,
            tab(`${path}?${new URLSearchParams({ space })}`, undefined, as(who)),
            [403],
          ),
      ],
    ),
    [
      attacker,
      'tab POST /health/share',
      '403',
      () => refusal(stage, tab('/health/share', { space, weeks: 12 }, as(who)), [403]),
    ],
    [
      attacker,
      'export',
      '404: there is none yet',
      () => refusal(stage, tab(`/export?space=${space}`, undefined, as(who)), [403, 404]),
    ],
  ];
}

/** Approvals that are not the actor's to give, and buttons that are not theirs or not of now. */
function buttons(scene: Scene): Attack[] {
  const { stage, link, question } = scene;
  const { jonas, mia, zoe } = people;
  const approving = (who: Someone, sealed: object) => () =>
    refusal(
      stage,
      activity((url) => cardAction(who, here, url, 'links.approve', { ...sealed, words: 'Mine.' })),
    );
  const target = { id: link, space, seen: 0 };
  const approve = (id = link) => stage.seal('links.approve', { ...target, id });
  const decide = { space, id: link, decision: 'approve', seen: 0, text: 'Mine.' };
  const forged = () => {
    const { sealed } = approve() as { sealed: { target: string } };
    return { sealed: { ...sealed, target: JSON.stringify({ ...target, id: 'another' }) } };
  };
  const answer = (sealed: object, who: Someone) => () =>
    refusal(
      stage,
      activity((url) =>
        cardAction(who, here, url, 'questions.answer', { ...sealed, text: 'Mine.' }),
      ),
    );
  const own = () => stage.seal('people.save', {}, mia.id);
  const refresh = (url: string) => {
    const data = { ...own(), skills: 'mine', asking: 'any' };
    const made = cardAction(zoe, here, url, 'people.save', data);
    return { ...made, value: { ...(made.value as object), trigger: 'automatic' } };
  };
  const late = async () => {
    const sealed = stage.seal('questions.answer', { id: question, space });
    stage.app.clock.now += 2 * 86_400_000;
    return answer(sealed, zoe)();
  };
  const oldForm = async () => {
    const { app } = stage;
    const headers = {
      authorization: `Bearer ${await stage.tabToken(zoe)}`,
      'content-type': 'application/json',
    };
    const act = { nonce: 'nonce-of-an-old-form', at: app.clock.now - 30 * 86_400_000 };
    const body = JSON.stringify({ act, body: posted(scene) });
    return refusal(
      stage,
      () => fetch(`${app.url}/api/questions/answer`, { method: 'POST', headers, body }),
      [422],
    );
  };
  return [
    ['an approval by a non-curator', 'card', 'refused', approving(zoe, approve())],
    [
      'an approval by a non-curator',
      'tab POST',
      '403 or 422',
      () => refusal(stage, tab('/links/decide', decide, as(zoe)), [403, 422]),
    ],
    ['an approval by the link’s own author', 'card', 'refused', approving(jonas, approve())],
    [
      'an approval by the link’s own author',
      'tab POST',
      '403 or 422',
      () => refusal(stage, tab('/links/decide', decide, as(jonas)), [403, 422]),
    ],
    ["an approval with another link's signature", 'card', 'refused', approving(mia, forged())],
    ['a button moved to another verb', 'card', 'refused', answer(approve(question), zoe)],
    ['a button without a signature', 'card', 'refused', answer({}, zoe)],
    [
      "another person's form",
      'card',
      'refused',
      () =>
        refusal(
          stage,
          activity((url) =>
            cardAction(zoe, here, url, 'people.save', { ...own(), skills: 'mine', asking: 'any' }),
          ),
        ),
    ],
    [
      "another person's form",
      'dialog',
      'refused',
      () =>
        refusal(
          stage,
          activity((url) =>
            submitAction(zoe, here, url, 'askQuestion', {
              ...stage.seal('questions.ask', { looked: true, space }, mia.id),
              title: 'How do pumps age in here?',
            }),
          ),
        ),
    ],
    [
      "another person's private view through a refresh",
      'card',
      'refused',
      () => refusal(stage, activity(refresh)),
    ],
    ['a card that has expired', 'card', 'refused', late],
    ['a card that has expired', 'tab POST', '422', oldForm],
    ['a card that is replayed', 'card', 'one act', () => replayed(scene)],
    ['a card that is replayed', 'tab POST', 'one act', () => replayedForm(scene)],
  ];
}

/** The second time finds what the first one did. */
async function twice(stage: Stage, ask: Ask): Promise<Result> {
  const first = await ask(stage);
  await stage.app.settled();
  const after = await held(stage);
  const second = await ask(stage);
  await stage.app.settled();
  const problems: string[] = [];
  if (first.status !== 200 || second.status !== 200)
    problems.push(`answered ${first.status}, ${second.status}`);
  if ((await held(stage)) !== after) problems.push('the second time did something');
  if ((await first.text()) !== (await second.text())) problems.push('the answers differ');
  return { got: 'one act', problems };
}
function replayed({ stage, question }: Scene): Promise<Result> {
  const sealed = stage.seal('questions.answer', { id: question, space });
  const { zoe } = people;
  return twice(
    stage,
    activity((url) =>
      cardAction(zoe, here, url, 'questions.answer', { ...sealed, text: 'Once only.' }),
    ),
  );
}
function replayedForm({ stage, post }: Scene): Promise<Result> {
  const { app } = stage;
  const act = { nonce: 'nonce-of-a-replayed-form', at: app.clock.now };
  const body = JSON.stringify({ act, body: { space, id: post, text: 'Once only.' } });
  return twice(stage, async () =>
    fetch(`${app.url}/api/posts/input`, {
      ...{ method: 'POST', body },
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await stage.tabToken(people.zoe)}`,
      },
    }),
  );
}

async function rowOf([attacker, entry, expected, run]: Attack): Promise<Row> {
  const { got, problems } = await run().catch((error: unknown) => ({
    ...{ got: 'it broke off', problems: [String(error)] },
  }));
  return { input: attacker, entry, expected, got, pass: problems.length === 0, problems };
}

/** Every attacker of the design, through every way in that they have. */
export async function attackers(scene: Scene): Promise<Row[]> {
  const { stage } = scene;
  const removed = people.crowd[0] as Someone;
  const rows: Row[] = [];
  const run = async (attacks: readonly Attack[]) => {
    for (const attack of attacks) {
      stage.app.clock.now += 61_000;
      rows.push(await rowOf(attack));
    }
  };
  await run(badTokens(scene));
  await run(notOnTheList(scene));
  await run(asking('a member of one space who asks for another', people.stranger, scene));
  stage.app.connector.leave(space, removed.teamsId);
  const gone = [{ id: removed.teamsId, aadObjectId: removed.id }];
  const { chat, connector } = stage.app;
  await chat.post(membersChanged(people.mia, here, connector.url, 'membersRemoved', gone));
  await run(asking('somebody removed a minute ago', removed, scene));
  await run(buttons(scene));
  return rows;
}
