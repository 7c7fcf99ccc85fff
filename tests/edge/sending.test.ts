import { patience } from '../../bot/teams/edge';
import type { Card, Conversation, SpaceAddress } from '../../bot/teams/port';
import en from '../../bot/texts/en.json';
import type { Account } from '../support/connector';
import * as turns from '../support/turns';
import { type Running, startEdge } from './harness';

const ada = turns.someone('Ada Example');
const ben = turns.someone('Ben Example');
const guest: Account = { ...turns.someone('Gus Guest'), userRole: 'guest' };
const foreigner: Account = { ...turns.someone('Fay Foreign'), tenantId: 'elsewhere' };
const anonymous: Account = { teamsId: '29:anonymous', name: 'Somebody', userRole: 'anonymous' };
const otherBot: Account = { teamsId: '28:other-bot', name: 'Other bot' };
const minute = 60_000;

const card: Card = { type: 'AdaptiveCard', version: '1.5', body: [] };

let edge: Running;
let chat: SpaceAddress;
let team: SpaceAddress;
let to: Conversation;

beforeAll(async () => {
  edge = await startEdge({ patience: { ...patience, requestMs: 500 } });
});
let places = 0;
beforeEach(() => {
  edge.connector.reset();
  const { url: serviceUrl } = edge.connector;
  places += 1;
  chat = { tenant: turns.tenant, id: `19:chat-${places}@thread.v2`, kind: 'groupChat', serviceUrl };
  team = { tenant: turns.tenant, id: `19:team-${places}@thread.tacv2`, kind: 'team', serviceUrl };
  to = { tenant: turns.tenant, serviceUrl, id: `19:channel-${places}@thread.tacv2;messageid=1` };
  edge.connector.install(chat.id, 'a name the connector does not tell', [
    ada,
    ben,
    guest,
    foreigner,
    anonymous,
    otherBot,
  ]);
  edge.connector.install(team.id, 'Platform', [ada]);
});
afterAll(() => edge.close());

const asked = () => edge.connector.requests.length;
const down = () => edge.connector.fail({ answer: 'reset', times: 99 });

describe('sending', () => {
  test('post, update, remove', async () => {
    const id = await edge.sender.post(to, card, 'one');
    expect(edge.connector.shown(to.id)).toMatchObject([
      { type: 'message', summary: 'one', attachments: [{ content: card }] },
    ]);
    await edge.sender.update(to, id, card, 'two');
    expect(edge.connector.shown(to.id)).toMatchObject([{ summary: 'two' }]);
    await edge.sender.remove(to, id);
    expect(edge.connector.shown(to.id)).toEqual([]);
    for (const { activity } of edge.connector.sent) expect(activity?.text).toBeUndefined();
  });

  test('removing what is gone is fine, updating it is not', async () => {
    await edge.sender.remove(to, 'gone');
    await expect(edge.sender.update(to, 'gone', card, '')).rejects.toMatchObject({ code: 'gone' });
  });

  test.each([
    [429, undefined, 'throttled', 'throttled'],
    [412, undefined, 'throttled', 'throttled'],
    [500, undefined, 'ambiguous', 'throttled'],
    [502, undefined, 'ambiguous', 'throttled'],
    [503, undefined, 'ambiguous', 'throttled'],
    [504, undefined, 'ambiguous', 'throttled'],
    [408, undefined, 'ambiguous', 'throttled'],
    ['reset', undefined, 'ambiguous', 'throttled'],
    [403, 'MessageWritesBlocked', 'blocked', 'blocked'],
    [403, 'BotNotInConversationRoster', 'gone', 'gone'],
    [404, 'ConversationNotFound', 'gone', 'gone'],
    [400, 'BadSyntax', 'refused', 'refused'],
    [401, undefined, 'refused', 'refused'],
    [413, 'MessageSizeTooBig', 'refused', 'refused'],
  ] as const)(
    '%s %s makes a post %s and an update %s, asked once',
    async (answer, code, post, update) => {
      const id = await edge.sender.post(to, card, '');
      const before = asked();
      edge.connector.fail({ answer, code, times: 2 });
      await expect(edge.sender.post(to, card, '')).rejects.toMatchObject({ code: post });
      await expect(edge.sender.update(to, id, card, '')).rejects.toMatchObject({ code: update });
      expect(asked()).toBe(before + 2);
    },
  );

  test('an answer after the fact is ambiguous, and the message stands once', async () => {
    edge.connector.fail({ answer: 'reset', when: 'after' });
    await expect(edge.sender.post(to, card, '')).rejects.toMatchObject({ code: 'ambiguous' });
    expect(edge.connector.shown(to.id)).toHaveLength(1);
  });

  test('a silent connector is not waited for', async () => {
    edge.connector.fail({ answer: 'silence', times: 2 });
    await expect(edge.sender.post(to, card, '')).rejects.toMatchObject({ code: 'ambiguous' });
    await expect(edge.roster.describe(team)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a connection that never came to be is no ambiguity', async () => {
    const nowhere = { ...to, serviceUrl: 'http://127.0.0.1:9' };
    await expect(edge.sender.post(nowhere, card, '')).rejects.toMatchObject({ code: 'throttled' });
  });

  test('Retry-After is heard, in seconds', async () => {
    edge.connector.fail({ answer: 429, retryAfter: '7' });
    const failure = { code: 'throttled', retryAfterMs: 7_000 };
    await expect(edge.sender.post(to, card, '')).rejects.toMatchObject(failure);
  });

  test('nothing goes to an address that is not on the list', async () => {
    const evil = { ...to, serviceUrl: 'https://evil.example/' };
    await expect(edge.sender.post(evil, card, '')).rejects.toMatchObject({ code: 'refused' });
    const space = { ...team, serviceUrl: 'https://evil.example/' };
    await expect(edge.roster.describe(space)).rejects.toMatchObject({ name: 'RosterError' });
  });

  test('an error keeps the message and the token to itself', async () => {
    edge.connector.fail({ answer: 500 });
    const error = await edge.sender.post(to, card, 'very private').catch((each) => each);
    expect(JSON.stringify([error, Object.entries(error), error.cause, error.stack])).not.toContain(
      'very private',
    );
  });
});

describe('a personal chat', () => {
  test('is made once for a member, with their Teams id', async () => {
    const first = await edge.sender.personal(chat, ada);
    expect(first).toEqual({
      tenant: turns.tenant,
      serviceUrl: chat.serviceUrl,
      id: `a:${ada.teamsId}`,
    });
    expect(await edge.sender.personal(team, ada)).toEqual(first);
    expect(
      edge.connector.requests.filter((line) => line === 'POST /v3/conversations'),
    ).toHaveLength(1);
    await edge.sender.post(first, card, 'only for you');
    expect(edge.connector.shown(`a:${ada.teamsId}`)).toHaveLength(1);
  });

  test('with somebody who is not there: gone', async () => {
    const nobody = { id: 'nobody', name: '' };
    await expect(edge.sender.personal(chat, nobody)).rejects.toMatchObject({ code: 'gone' });
  });

  test('while the roster cannot be asked: later', async () => {
    down();
    const later = edge.sender.personal(chat, { id: 'somebody', name: '' });
    await expect(later).rejects.toMatchObject({ code: 'throttled' });
  });
});

describe('the roster', () => {
  test('knows members by either id, guests, foreigners, anonymous people and bots', async () => {
    const member = { ...ada, role: 'member' };
    expect(await edge.roster.member(chat, ada.id)).toEqual(member);
    expect(await edge.roster.member(chat, ada.teamsId)).toEqual(member);
    expect(asked()).toBe(1);
    for (const each of [guest, foreigner, anonymous])
      expect(await edge.roster.member(chat, each.teamsId)).toMatchObject({ role: 'guest' });
    expect(await edge.roster.member(chat, otherBot.teamsId)).toMatchObject({ role: 'bot' });
  });

  test('a member of one space is no member of another', async () => {
    expect(await edge.roster.member(chat, ben.id)).toBeDefined();
    expect(await edge.roster.member(team, ben.id)).toBeUndefined();
    const abroad = { ...chat, tenant: 'elsewhere' };
    expect(await edge.roster.member(abroad, ben.id)).toMatchObject({ role: 'member' });
    expect(asked()).toBe(3);
  });

  test('asks once for many questions at once, and again after fifteen minutes', async () => {
    const ask = () => edge.roster.member(chat, ada.id);
    await Promise.all([ask(), ask(), ask()]);
    edge.pass(15 * minute);
    await ask();
    expect(asked()).toBe(1);
    edge.pass(1);
    await ask();
    expect(asked()).toBe(2);
  });

  test('that somebody is absent is believed for half a minute', async () => {
    const cem = turns.someone('Cem Example');
    const ask = () => edge.roster.member(chat, cem.id);
    expect(await ask()).toBeUndefined();
    edge.connector.install(chat.id, '', [cem]);
    expect(await ask()).toBeUndefined();
    edge.pass(30_001);
    expect(await ask()).toMatchObject({ id: cem.id });
  });

  test('somebody who left is not kept for fifteen minutes', async () => {
    const place = turns.groupChat(chat.id);
    expect(await edge.roster.member(chat, ben.id)).toBeDefined();
    edge.connector.leave(chat.id, ben.teamsId);
    const left = [{ id: ben.teamsId, aadObjectId: ben.id }];
    await edge.chat.post(
      turns.membersChanged(ada, place, edge.connector.url, 'membersRemoved', left),
    );
    expect(await edge.roster.member(chat, ben.id)).toBeUndefined();
    expect(await edge.roster.member(chat, ben.teamsId)).toBeUndefined();
  });

  test('a failure is not an absence, and is not kept', async () => {
    const name = 'RosterError';
    for (const answer of [500, 503, 429, 401, 'reset'] as const) {
      edge.connector.fail({ answer });
      const unavailable = { name, code: 'unavailable' };
      await expect(edge.roster.member(chat, ada.id)).rejects.toMatchObject(unavailable);
    }
    expect(await edge.roster.member(chat, ada.id)).toBeDefined();
    const strange = { ...chat, id: '19:not-installed' };
    const notInstalled = { name, code: 'notInstalled' };
    await expect(edge.roster.member(strange, ada.id)).rejects.toMatchObject(notInstalled);
    await expect(edge.roster.describe(strange)).rejects.toMatchObject(notInstalled);
    const gone = { ...team, id: '19:no-team' };
    await expect(edge.roster.describe(gone)).rejects.toMatchObject(notInstalled);
  });

  test.each(['x'.repeat(1_025), '../members', 'a/b', 'a?b#c', '%2F', 'a\u0000', '', "x' or 1"])(
    'the id %j is nobody’s and is not sent on',
    async (id) => {
      expect(await edge.roster.member(chat, id)).toBeUndefined();
      expect(asked()).toBe(0);
    },
  );

  test('some: people of one page, without bots, asked once', async () => {
    const people = await edge.roster.some(chat, 100);
    expect(people.map(({ name }) => name)).toEqual([
      'Ada Example',
      'Ben Example',
      'Gus Guest',
      'Fay Foreign',
      'Somebody',
    ]);
    expect(await edge.roster.some(chat, 2)).toHaveLength(2);
    expect(edge.connector.requests).toEqual([expect.stringContaining('pagedmembers?pageSize=100')]);
  });

  test('a team has its name and count; asked once', async () => {
    expect(await edge.roster.describe(team)).toEqual({ name: 'Platform', members: 1 });
    await edge.roster.describe(team);
    expect(asked()).toBe(1);
  });

  test('a group chat counts its people over pages; its name comes from its activities', async () => {
    const crowd = Array.from({ length: 750 }, (_, n) => turns.someone(`Person ${n}`));
    edge.connector.install(chat.id, '', [...crowd, otherBot]);
    expect(await edge.roster.describe(chat)).toEqual({ name: en.teams.groupChat, members: 750 });
    const named = turns.groupChat(chat.id, 'Lunch');
    await edge.chat.say(ada, named, 'hello');
    expect(await edge.roster.describe(chat)).toEqual({ name: 'Lunch', members: 750 });
  });
});

test('names of people, chats and teams come without characters that deceive', async () => {
  const bidi = { ...turns.someone('bidi'), name: 'Ada \u202Eelpmaxe\u0000' };
  edge.connector.install(chat.id, '', [bidi]);
  edge.connector.install(team.id, 'Plat\u202Eform', [bidi]);
  expect(await edge.roster.some(chat, 10)).toMatchObject([{ name: 'Ada elpmaxe' }]);
  expect(await edge.roster.member(chat, bidi.id)).toMatchObject({ name: 'Ada elpmaxe' });
  expect(await edge.roster.describe(team)).toMatchObject({ name: 'Platform' });
  await edge.chat.say(bidi, turns.groupChat(chat.id, 'Lu\u0000nch'), 'hello');
  expect(await edge.roster.describe(chat)).toMatchObject({ name: 'Lunch' });
});
