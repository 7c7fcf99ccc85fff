import * as z from 'zod/v4';
import { patience } from '../../bot/teams/edge';
import { type Card, type DialogTurn, type MessageTurn, RosterError } from '../../bot/teams/port';
import { Refusal } from '../../bot/teams/refusal';
import en from '../../bot/texts/en.json';
import * as turns from '../support/turns';
import { now, type Running, startEdge } from './harness';

const ada = turns.someone('Ada Example');
const ben = turns.someone('Ben Example');
const group = turns.groupChat();
const team = turns.channel();
const texts = en.teams;
const secret = 'a sentence nobody else may read';

const card = (text: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});

let edge: Running;
/** What the handlers were given, newest last. */
const seen: unknown[] = [];
/** Settled by a test, for the handlers called `late`. */
let release: () => void = () => undefined;
const held = () =>
  new Promise<void>((resolve) => {
    release = resolve;
  });

beforeAll(async () => {
  edge = await startEdge({ patience: { ...patience, invokeMs: 300 } });
  const { registry } = edge;
  const note = async (turn: MessageTurn) => {
    seen.push(turn);
    return { text: `heard ${turn.text}` };
  };
  registry.command('kudos', note);
  registry.command('help', async (turn) => ({ text: `help for ${turn.text}` }));
  registry.command('card', async () => ({ card: card('hi'), summary: 'A greeting' }));
  registry.command('silence', async () => undefined);
  registry.command('refuse', async () => {
    throw new Refusal('teams.notInstalled');
  });
  registry.command('misspelt', async () => {
    throw new Refusal('teams.nowhere');
  });
  registry.command('break', async (turn) => {
    throw new Error(`broken, not by ${turn.text.length} characters`);
  });
  registry.command('outside', async () => {
    throw new RosterError('notInstalled');
  });
  registry.command('slowly', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    return { text: 'done' };
  });

  const Join = z.object({ id: z.string(), line: z.string().max(20).optional() });
  registry.action('join', Join, async (turn, data) => {
    seen.push({ turn, data });
    return { message: `joined ${data.id}` };
  });
  registry.action('show', z.object({}), async () => ({ card: card('shown') }));
  registry.action('any', z.record(z.string(), z.unknown()), async (_turn, data) => {
    seen.push(data);
    return { message: 'taken' };
  });
  registry.action('refuse', z.object({}), async () => {
    throw new Refusal('teams.notInstalled');
  });
  registry.action('break', z.object({}), async () => {
    throw new Error(secret);
  });
  registry.action('late', z.object({}), async () => {
    await held();
    seen.push('late work done');
    throw new Error('late and broken');
  });

  registry.dialog('give', {
    data: z.object({ what: z.string().min(3) }),
    open: async (turn) => {
      seen.push(turn);
      return { title: 'Give', card: card('form') };
    },
    submit: async (turn, { what }) => {
      seen.push({ turn, what });
      if (what === 'refuse') throw new Refusal('teams.notInstalled');
      if (what === 'break') throw new Error(secret);
      if (what === 'close') return undefined;
      return { message: `gave ${what}` };
    },
    again: async (_turn, typed, problem) => ({
      title: 'Give',
      card: card(JSON.stringify({ typed, problem })),
    }),
  });
  registry.dialog('broken', {
    data: z.object({}),
    open: async () => {
      throw new Refusal('teams.notInstalled');
    },
    submit: async () => undefined,
    again: async () => {
      throw new Error('the form itself is broken');
    },
  });
  registry.installed(async (turn) => {
    seen.push(turn);
    return { text: 'Hello!' };
  });
});
beforeEach(() => {
  seen.length = 0;
  edge.connector.reset();
  edge.lines.length = 0;
});
afterAll(() => edge.close());

const only = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};
const reply = (text: string) => expect.objectContaining({ type: 'message', text });
const sentence = (value: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});
const told = (value: string) => ({ task: { type: 'message', value } });

describe('what a handler is told', () => {
  test('in a channel: the actor, the team, the thread, the mentions', async () => {
    const text = '{bot}&nbsp;Kudos {0} and {1} for 1 &lt; 2 &amp; more';
    const said = await edge.chat.say(ada, team, text, [ben, ada]);
    expect(said).toEqual([
      reply('heard <at>Ben Example</at> and <at>Ada Example</at> for 1 < 2 & more'),
    ]);
    const { log: _log, ...turn } = only(seen) as MessageTurn;
    const serviceUrl = edge.connector.url;
    expect(turn).toEqual({
      actor: { id: ada.id, name: 'Ada Example' },
      tenant: turns.tenant,
      locale: 'en-GB',
      timeZone: 'Europe/Zurich',
      conversation: { tenant: turns.tenant, serviceUrl, id: team.conversation },
      space: { tenant: turns.tenant, id: team.team, kind: 'team', serviceUrl },
      id: expect.stringMatching(/^turn-\d+$/),
      activityId: expect.stringMatching(/^f:\d+$/),
      at: now - 5_000,
      text: '<at>Ben Example</at> and <at>Ada Example</at> for 1 < 2 & more',
      mentions: [
        { id: ben.teamsId, name: 'Ben Example', text: '<at>Ben Example</at>' },
        { id: ada.teamsId, name: 'Ada Example', text: '<at>Ada Example</at>' },
      ],
    });
    expect(turn.conversation.id).toContain(';messageid=');
    expect(only(edge.connector.sent).conversation).toBe(team.conversation);
  });

  test('in a group chat the chat is the space, in a personal chat there is none', async () => {
    await edge.chat.say(ada, group, 'kudos');
    await edge.chat.say(ada, turns.personal(ada), 'kudos');
    const [chat, alone] = seen as MessageTurn[];
    expect(chat?.space).toMatchObject({ id: group.conversation, kind: 'groupChat' });
    expect(alone?.space).toBeUndefined();
  });

  test('a locale or a time that is none is replaced', async () => {
    const base = turns.message(ada, group, edge.connector.url, 'kudos');
    await edge.chat.post({
      ...base,
      locale: `not a locale!${'x'.repeat(1_000)}`,
      timestamp: 'yesterday',
    });
    expect(only(seen)).toMatchObject({ locale: 'en-US', at: now });
  });

  test('an entity that is no mention, and a name with markup, do no harm', async () => {
    const base = turns.message(
      ada,
      group,
      edge.connector.url,
      'kudos &lt;at&gt;everyone&lt;/at&gt;',
    );
    await edge.chat.post({ ...base, entities: [{ type: 'mention' }, null, 7, { type: 'x' }] });
    expect(only(seen)).toMatchObject({ text: '<at>everyone</at>', mentions: [] });
  });

  test('a message whose text is none is told so, and is no fault', async () => {
    const base = turns.message(ada, group, edge.connector.url, 'kudos');
    await edge.chat.post({ ...base, text: 7 });
    expect(only(edge.connector.sent).activity.text).toBe(texts.badData);
    expect(edge.lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  test('the message an action was called on, as its readers see it', async () => {
    const on = turns.payload('m1', ben, '<p>We &amp; you<br>did it</p>');
    await edge.chat.open(ada, team, 'give', on);
    expect((only(seen) as DialogTurn).message).toEqual({
      id: 'm1',
      text: 'We & you\ndid it',
      author: { id: ben.id, name: 'Ben Example' },
      link: 'https://teams.microsoft.com/l/message/x/m1',
    });
  });
});

describe('typed texts', () => {
  test.each([
    ['kudos in the middle of a text is no command', 'no kudos today', 'help for no kudos today'],
    ['a longer word is no command', 'kudosx', 'help for kudosx'],
    ['nothing but the bot’s name', '{bot}', 'help for '],
    ['help itself', 'HELP me', 'help for me'],
    ['__proto__', '__proto__', 'help for __proto__'],
    ['constructor', 'constructor', 'help for constructor'],
  ])('%s', async (_name, text, answer) => {
    expect(await edge.chat.say(ada, group, text)).toEqual([reply(answer)]);
  });

  test('the same text twice finds the same command', async () => {
    for (let n = 0; n < 3; n += 1)
      expect(await edge.chat.say(ada, group, 'kudos x')).toEqual([reply('heard x')]);
  });

  test('a card goes out alone, with its summary and without text', async () => {
    const sent = only(await edge.chat.say(ada, group, 'card'));
    expect(sent).toMatchObject({
      summary: 'A greeting',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: card('hi') },
      ],
    });
    expect(sent.text).toBeUndefined();
  });

  test('silence is an answer', async () => {
    expect(await edge.chat.say(ada, group, 'silence')).toEqual([]);
    expect(edge.connector.requests).toEqual([]);
  });

  test('a refusal says itself, a missing text of one is a fault', async () => {
    expect(await edge.chat.say(ada, group, 'refuse')).toEqual([reply(texts.notInstalled)]);
    expect(await edge.chat.say(ada, group, 'outside')).toEqual([reply(texts.notInstalled)]);
    expect(await edge.chat.say(ada, group, 'misspelt')).toEqual([reply(texts.fault)]);
  });

  test('a fault is an apology, and a log line with the turn but without the text', async () => {
    expect(await edge.chat.say(ada, group, `break ${secret}`)).toEqual([reply(texts.fault)]);
    const logged = edge.lines.map((line) => JSON.parse(line));
    expect(logged).toContainEqual(
      expect.objectContaining({
        msg: 'fault',
        turn: expect.stringMatching(/^turn-/),
        err: expect.objectContaining({ message: `broken, not by ${secret.length} characters` }),
      }),
    );
    expect(edge.lines.join()).not.toContain(secret);
  });

  test('a submit of an old card is told so', async () => {
    const base = turns.message(ada, group, edge.connector.url, '');
    const submit = { ...base, text: undefined, value: { verb: 'join', actor: ben.id } };
    expect((await edge.chat.post(submit)).status).toBe(200);
    expect(only(edge.connector.sent).activity).toEqual(reply(texts.oldButton));
  });

  test('somebody Teams does not name is told so, kindly', async () => {
    const base = turns.message(ada, group, edge.connector.url, 'kudos');
    await edge.chat.post({ ...base, from: { id: ada.teamsId, name: 'Ada' } });
    expect(only(edge.connector.sent).activity).toEqual(reply(texts.noIdentity));
    expect(seen).toEqual([]);
  });

  test('bots are not answered', async () => {
    const base = turns.message(ada, group, edge.connector.url, 'kudos');
    await edge.chat.post({ ...base, from: { ...(base.from as object), role: 'bot' } });
    expect(edge.connector.sent).toEqual([]);
  });

  test('no typing indicator, however long it takes', async () => {
    expect(await edge.chat.say(ada, group, 'slowly')).toEqual([reply('done')]);
    expect(edge.connector.sent).toHaveLength(1);
  });

  test('ten at once get their own answers', async () => {
    const asked = Array.from({ length: 10 }, (_, n) => edge.chat.say(ada, group, `kudos ${n}`));
    const answers = await Promise.all(asked);
    expect(answers).toEqual(answers.map((_, n) => [reply(`heard ${n}`)]));
  });
});

describe('a reply that meets trouble', () => {
  test('what was not accepted is sent again, once it may', async () => {
    edge.connector.fail({ answer: 429, retryAfter: '0', times: 2 });
    expect(await edge.chat.say(ada, group, 'kudos x')).toEqual([reply('heard x')]);
    expect(edge.connector.requests).toHaveLength(3);
  });

  test.each([500, 502, 503, 504, 'reset'] as const)(
    'after %s it is not sent twice',
    async (answer) => {
      edge.connector.fail({ answer, when: 'after', times: 9 });
      await edge.chat.say(ada, group, `kudos ${secret}`);
      expect(edge.connector.requests).toHaveLength(1);
      expect(edge.lines.join()).toContain('reply not sent');
      expect(edge.lines.join()).not.toContain(secret);
    },
  );
});

describe('card actions', () => {
  const click = (verb: string, data: unknown, messageId?: string) =>
    edge.chat.click(ada, team, verb, data, messageId);

  test('a sentence, and what the handler was told', async () => {
    expect(await click('join', { id: 'k1', line: 'me too', actor: 'eve' }, 'm7')).toEqual(
      sentence('joined k1'),
    );
    expect(only(seen)).toMatchObject({
      data: { id: 'k1', line: 'me too' },
      turn: { actor: { id: ada.id }, messageId: 'm7' },
    });
    expect((only(seen) as { data: object }).data).not.toHaveProperty('actor');
  });

  test('after a refresh a plain card is still an answer, also without a message', async () => {
    const refresh = { action: { type: 'Action.Execute', verb: 'show' }, trigger: 'automatic' };
    const { url } = edge.connector;
    const shown = {
      statusCode: 200,
      type: expect.stringContaining('card.adaptive'),
      value: card('shown'),
    };
    const answers = [
      await edge.chat.post(turns.invoke(ada, team, url, 'adaptiveCard/action', refresh)),
      { status: 200, body: await click('show', {}, 'm7') },
      { status: 200, body: await click('show', undefined) },
    ];
    expect(answers).toEqual(answers.map(() => ({ status: 200, body: shown })));
    expect(edge.connector.requests).toEqual([]);
  });

  test('a refusal and a fault are sentences under the card', async () => {
    expect(await click('refuse', {})).toEqual(sentence(texts.notInstalled));
    expect(await click('break', {})).toEqual(sentence(texts.fault));
  });

  test.each([
    ['a wrong type', { id: 7 }],
    ['a missing field', {}],
    ['too long', { id: 'k', line: 'x'.repeat(21) }],
    ['no object', 'id'],
    ['a list', [{ id: 'k' }]],
    ['null', null],
  ])('bad data (%s) is a kind sentence and no fault', async (_name, data) => {
    expect(await click('join', data)).toEqual(sentence(texts.badData));
    expect(seen).toEqual([]);
    expect(edge.lines.join()).not.toContain('"msg":"fault"');
  });

  test('a prototype in the data changes nothing', async () => {
    const base = turns.cardAction(ada, team, edge.connector.url, 'any', { a: 1 });
    const body = JSON.stringify(base).replace('"a":1', '"__proto__":{"admin":true},"b":2');
    expect((await edge.chat.post(body)).body).toEqual(sentence('taken'));
    expect(only(seen)).toEqual({ b: 2 });
    expect((only(seen) as { admin?: boolean }).admin).toBeUndefined();
  });

  test.each(['unknown', '__proto__', 'constructor', ''])(
    'the verb %j is an old button',
    async (verb) => {
      expect(await click(verb, {})).toEqual(sentence(texts.oldButton));
    },
  );

  test.each([undefined, null, 'x', { action: 'x' }, { action: { verb: 7 } }])(
    'the value %j is bad data',
    async (value) => {
      const { url } = edge.connector;
      const answer = await edge.chat.post(
        turns.invoke(ada, team, url, 'adaptiveCard/action', value),
      );
      expect(answer).toEqual({ status: 200, body: sentence(texts.badData) });
    },
  );

  test('somebody Teams does not name gets a sentence', async () => {
    const base = turns.cardAction(ada, team, edge.connector.url, 'join', { id: 'k' });
    const answer = await edge.chat.post({ ...base, from: { id: ada.teamsId } });
    expect(answer).toEqual({ status: 200, body: sentence(texts.noIdentity) });
  });

  test('Teams is answered before it asks again', () => {
    expect(patience.invokeMs).toBeLessThan(2_000);
    expect(patience.messageMs).toBeLessThan(15_000);
  });

  test('one that takes too long is answered in time, goes on, and its failure harms nobody', async () => {
    expect(await click('late', {})).toEqual(sentence(texts.slow));
    expect(seen).toEqual([]);
    release();
    await edge.idle();
    expect(seen).toEqual(['late work done']);
    expect(edge.lines.join()).toContain('late and broken');
  });
});

describe('dialogs', () => {
  const form = (text: string) => ({
    task: {
      type: 'continue',
      value: expect.objectContaining({
        title: 'Give',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card(text) },
      }),
    },
  });

  test('open, say something, or just close', async () => {
    expect(await edge.chat.open(ada, group, 'give')).toEqual(form('form'));
    expect(await edge.chat.submit(ada, group, 'give', { what: 'cake' })).toEqual(told('gave cake'));
    expect(await edge.chat.submit(ada, group, 'give', { what: 'close' })).toEqual({});
  });

  test.each([
    ['a refusal', { what: 'refuse' }, texts.notInstalled],
    ['a fault', { what: 'break' }, texts.fault],
    ['bad data', { what: 'x', other: [1] }, texts.badData],
  ])('%s brings the form again with what was typed', async (_name, typed, problem) => {
    const answer = await edge.chat.submit(ada, group, 'give', typed);
    expect(answer).toEqual(form(JSON.stringify({ typed, problem })));
  });

  test('one that cannot open, or whose form breaks, is told in a sentence', async () => {
    expect(await edge.chat.open(ada, group, 'broken')).toEqual(told(texts.notInstalled));
    expect(await edge.chat.submit(ada, group, 'broken', 'x')).toEqual(told(texts.fault));
    expect(await edge.chat.open(ada, group, 'unknown')).toEqual(told(texts.oldButton));
    expect(await edge.chat.submit(ada, group, 'unknown', {})).toEqual(told(texts.oldButton));
  });

  test('they answer on any channel', async () => {
    const base = turns.fetchTask(ada, group, edge.connector.url, 'give');
    const answer = await edge.chat.post({ ...base, channelId: 'emulator' });
    expect(answer).toEqual({ status: 200, body: form('form') });
  });
});

test.each<[string, object]>([
  ['composeExtension/query', { composeExtension: { type: 'message', text: texts.badData } }],
  ['task/fetch', told(texts.oldButton)],
  ['task/submit', told(texts.oldButton)],
  ['signin/verifyState', {}],
  ['no/such', {}],
])('the invoke %s is answered well-formed', async (name, body) => {
  const { url } = edge.connector;
  const answer = await edge.chat.post(turns.invoke(ada, group, url, name, undefined));
  expect(answer).toEqual({ status: 200, body });
});

describe('the app was added', () => {
  test('is answered once, though Teams tells it twice', async () => {
    expect(await edge.chat.install(ada, group)).toEqual([reply('Hello!')]);
    const { url } = edge.connector;
    const added = [{ id: turns.bot.id }, { id: ada.teamsId, aadObjectId: ada.id }];
    const told = turns.membersChanged(ada, group, url, 'membersAdded', added);
    expect((await edge.chat.post(told)).status).toBe(200);
    expect(edge.connector.sent).toHaveLength(1);
  });

  test('taken away, or put in by nobody: silence', async () => {
    const base = turns.installation(ada, group, edge.connector.url);
    await edge.chat.post({ ...base, action: 'remove' });
    await edge.chat.post({ ...base, from: { id: 'admin' } });
    expect(seen).toEqual([]);
    expect(edge.connector.sent).toEqual([]);
  });
});

test('what breaks outside every handler is still answered, without internals', async () => {
  const broken = jest.spyOn(edge.roster, 'named').mockImplementation(() => {
    throw new Error(secret);
  });
  const named = turns.groupChat('19:named@thread.v2', 'Lunch');
  const { url } = edge.connector;
  expect(await edge.chat.click(ada, named, 'join', { id: 'k' })).toEqual(sentence(texts.fault));
  const text = await edge.chat.post(turns.message(ada, named, url, 'kudos'));
  expect(text).toEqual({ status: 200, body: {} });
  broken.mockRestore();
});

test.each(['typing', 'messageReaction', 'messageUpdate', 'event', 'endOfConversation', 'new'])(
  'the activity %s is taken in silence',
  async (type) => {
    const base = turns.message(ada, group, edge.connector.url, 'kudos');
    expect(await edge.chat.post({ ...base, type })).toEqual({ status: 200, body: {} });
    expect(edge.connector.sent).toEqual([]);
  },
);

test('expected replies come back in the answer', async () => {
  const base = turns.message(ada, group, edge.connector.url, 'kudos x');
  const answer = await edge.chat.post({ ...base, deliveryMode: 'expectReplies' });
  expect(answer.body.activities).toEqual([reply('heard x')]);
  expect(edge.connector.requests).toEqual([]);
});

test('a name registered twice stops the start', () => {
  const { registry } = edge;
  const dialog = {
    data: z.object({}),
    open: async () => undefined,
    submit: async () => undefined,
    again: async () => undefined,
  };
  expect(() => registry.command('Kudos', async () => undefined)).toThrow('command kudos');
  expect(() => registry.action('join', z.object({}), async () => ({ message: '' }))).toThrow(
    'join',
  );
  expect(() => registry.dialog('give', dialog)).toThrow('give');
  expect(() => registry.installed(async () => undefined)).toThrow('installed');
  expect(registry.commands).toContain('kudos');
  expect(registry.verbs).toContain('join');
  expect(registry.dialogs).toEqual(['give', 'broken']);
});
