import { UnsecuredJWT } from 'jose';
import * as z from 'zod/v4';
import { makeTeams } from '../../bot/teams';
import { makeAdmission, unlimited } from '../../bot/teams/admission';
import { publicMetadata } from '../../bot/teams/channel-token';
import { type OpenId, startOpenId } from '../support/openid';
import * as turns from '../support/turns';
import { localSettings, type Running, startEdge } from './harness';

const ada = turns.someone('Ada Example');
const group = turns.groupChat();
const botId = '22222222-2222-4222-8222-222222222222';

let openId: OpenId;
let edge: Running;
let handled = 0;

/** The bot's own credentials: what it would get from Entra, without asking anybody. */
const credentials = {
  isValidAppId: async (id: string) => id === botId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', 'Bearer the-bot');
      return request;
    },
  }),
} as unknown as NonNullable<Parameters<typeof makeTeams>[0]['credentials']>;

const settings = () => ({
  ...localSettings,
  bot: {
    id: botId,
    type: 'SingleTenant' as const,
    tenant: turns.tenant,
    password: 'a secret',
    openIdMetadataUrl: openId.metadataUrl,
  },
});

beforeAll(async () => {
  openId = await startOpenId();
  edge = await startEdge({ settings: settings(), credentials });
  edge.registry.command('help', async () => {
    handled += 1;
    return { text: 'hello' };
  });
});
beforeEach(() => {
  handled = 0;
  edge.connector.reset();
});
afterEach(() => openId.answer(200));
afterAll(async () => {
  await edge.close();
  await openId.close();
});

const hello = () => turns.message(ada, group, edge.connector.url, 'hello');
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const good = async (signing = {}, serviceUrl = edge.connector.url) =>
  bearer(await openId.channelToken(botId, serviceUrl, signing));

async function expectRefused(body: turns.Incoming | string, headers: object, status: number) {
  const answer = await edge.chat.post(body, headers as Record<string, string>);
  expect(answer).toEqual({ status, body: { error: { code: expect.any(String) } } });
  expect(handled).toBe(0);
  expect(edge.connector.requests).toEqual([]);
}

test('a good token is let in, and the bot answers with its own', async () => {
  expect(await edge.chat.post(hello(), await good())).toEqual({ status: 200, body: {} });
  expect(handled).toBe(1);
  expect(edge.connector.sent).toMatchObject([{ authorization: 'Bearer the-bot' }]);
});

test('the keys are fetched once', async () => {
  await edge.chat.post(hello(), await good());
  const before = openId.requests.length;
  await edge.chat.post(hello(), await good());
  expect(openId.requests).toHaveLength(before);
});

describe('outside local mode', () => {
  const service = 'https://smba.trafficmanager.net/emea/';
  const call = turns.fetchTask(ada, turns.personal(ada), service, 'show');
  let live: Running;
  beforeAll(async () => {
    live = await startEdge({ settings: { ...settings(), local: false }, credentials });
    live.registry.dialog('show', {
      data: z.object({}),
      open: async ({ space }) => ({ message: space ? `in ${space.id}` : 'nowhere' }),
      submit: async () => undefined,
      again: async () => undefined,
    });
  });
  afterAll(() => live.close());
  const post = async (body: turns.Incoming) => live.chat.post(body, await good({}, service));
  const said = (value: string) => ({ status: 200, body: { task: { type: 'message', value } } });

  test('the message extension answers in Teams and in Outlook, where there is no space', async () => {
    const inGroup = turns.fetchTask(ada, group, service, 'show');
    expect(await post(inGroup)).toEqual(said(`in ${group.conversation}`));
    expect(await post(turns.inOutlook(inGroup))).toEqual(said('nowhere'));
  });

  test('nothing else comes from Outlook, and nothing at all from elsewhere', async () => {
    const written = turns.message(ada, group, service, 'hello');
    const clicked = turns.cardAction(ada, group, service, 'verb', {});
    const task = { ...call, name: 'task/fetch' };
    for (const body of [written, clicked, task])
      expect((await post(turns.inOutlook(body))).status).toBe(400);
    for (const channelId of ['outlook', 'webchat', 'emulator'])
      expect((await post({ ...call, channelId })).status).toBe(400);
  });

  test('a call from Outlook needs a token like any other', async () => {
    const other = await good({ kid: 'webchat-key' }, service);
    expect((await live.chat.post(turns.inOutlook(call), other)).status).toBe(401);
    expect((await live.chat.post(turns.inOutlook(call))).status).toBe(401);
  });
});

describe('the token', () => {
  const iss = 'https://api.botframework.com';
  const claims = { iss, aud: botId, exp: 9_999_999_999 };

  test.each<[string, () => Promise<object>]>([
    ['none', async () => ({})],
    ['empty', async () => ({ authorization: '' })],
    ['of another scheme', async () => ({ authorization: 'Basic YTpi' })],
    ['nonsense', async () => bearer('a.b.c')],
    ['not one', async () => bearer('abc')],
    ['expired', () => good({ lifetime: -3_600 })],
    ['without an end', () => good({ claims: { exp: undefined } })],
    ['not valid yet', () => good({ claims: { nbf: 9_999_999_999 } })],
    ['with a forged signature', () => good({ forged: true })],
    ['signed with an unknown key', () => good({ kid: 'unknown' })],
    ['signed with a key of another channel', () => good({ kid: 'webchat-key' })],
    ['for another bot', async () => bearer(await openId.channelToken('other', edge.connector.url))],
    ['of another issuer', () => good({ claims: { iss: 'https://evil.example' } })],
    [
      'of the emulator, which the SDK lets in by laxer rules',
      () =>
        good({
          claims: { iss: `https://sts.windows.net/${turns.tenant}/`, ver: '1.0', appid: botId },
        }),
    ],
    ['for another serviceUrl', () => good({}, 'https://smba.trafficmanager.net/emea/')],
    ['without a serviceUrl', () => good({ claims: { serviceurl: undefined } })],
    [
      'with alg none',
      async () => bearer(new UnsecuredJWT({ ...claims, serviceurl: edge.connector.url }).encode()),
    ],
  ])('%s: 401', async (_name, headers) => {
    await expectRefused(hello(), await headers(), 401);
  });

  test('a channel the token’s key is not for cannot be named in the body', async () => {
    await expectRefused({ ...hello(), channelId: 'AseChannel' }, await good(), 401);
  });

  test('keys that cannot be had: 503, and good again when they are back', async () => {
    const fresh = await startEdge({ settings: settings(), credentials });
    try {
      fresh.registry.command('help', async () => undefined);
      const body = turns.message(ada, group, fresh.connector.url, 'hello');
      const headers = await good({}, fresh.connector.url);
      openId.answer(500);
      expect((await fresh.chat.post(body, headers)).status).toBe(503);
      openId.answer(200);
      expect((await fresh.chat.post(body, headers)).status).toBe(200);
    } finally {
      await fresh.close();
    }
  });

  test('many tokens of made-up tenants leave nothing behind in the SDK', async () => {
    const { ToBotFromBotOrEmulatorTokenValidationParameters: kept } = await import(
      'botframework-connector'
    );
    const before = kept.issuer?.length;
    for (let n = 0; n < 3; n += 1) {
      const made = { iss: `https://sts.windows.net/${n}/`, tid: `made-up-${n}` };
      await expectRefused(hello(), await good({ claims: made }), 401);
    }
    expect(kept.issuer).toHaveLength(before ?? -1);
  });
});

describe('the activity', () => {
  const without = (...path: string[]) => {
    const body = structuredClone(hello());
    const last = path.pop() ?? '';
    const node = path.reduce((each, key) => each[key] as turns.Incoming, body);
    delete node[last];
    return body;
  };
  const nested = (depth: number) => ['{"a":'.repeat(depth), 1, '}'.repeat(depth)].join('');

  test.each<[string, () => turns.Incoming | string, number]>([
    ['no type', () => without('type'), 400],
    ['a type that is no text', () => ({ ...hello(), type: 7 }), 400],
    ['no id', () => without('id'), 400],
    ['no sender', () => without('from'), 400],
    ['no recipient', () => without('recipient'), 400],
    ['no conversation', () => without('conversation', 'id'), 400],
    ['no serviceUrl', () => without('serviceUrl'), 400],
    ['a serviceUrl that is none', () => ({ ...hello(), serviceUrl: 'here' }), 400],
    ['bad JSON', () => '{"type":', 400],
    ['no object', () => '[]', 400],
    ['a bare word', () => '"message"', 400],
    ['nothing', () => '', 400],
    ['1 MiB', () => JSON.stringify({ ...hello(), text: 'x'.repeat(1_048_576) }), 413],
    [
      'nesting of 1,000',
      () => JSON.stringify(hello()).replace('{', `{"deep":${nested(1_000)},`),
      400,
    ],
    [
      'nesting of 30,000',
      () => JSON.stringify(hello()).replace('{', `{"deep":${nested(30_000)},`),
      400,
    ],
    [
      'no tenant',
      () => {
        const { conversation, ...body } = without('channelData');
        const { tenantId: _tenantId, ...here } = conversation as turns.Incoming;
        return { ...body, conversation: here };
      },
      403,
    ],
    [
      'a foreign tenant',
      () => turns.message(ada, { ...group, tenant: 'foreign' }, edge.connector.url, 'hi'),
      403,
    ],
    ['two tenants', () => ({ ...hello(), channelData: { tenant: { id: 'foreign' } } }), 403],
  ])('%s', async (_name, body, status) => {
    await expectRefused(body(), await good(), status);
  });

  test('a serviceUrl that is not on the list, though the token names it: 403', async () => {
    for (const url of [
      'https://evil.example/',
      'http://smba.trafficmanager.net/',
      'http://10.0.0.1/',
    ])
      await expectRefused({ ...hello(), serviceUrl: url }, await good({}, url), 403);
  });

  test('text instead of JSON, as any web page may post it: 400', async () => {
    const headers = { ...(await good()), 'content-type': 'text/plain' };
    await expectRefused(JSON.stringify(hello()), headers, 400);
  });

  test('a long text within the limit is taken', async () => {
    const body = turns.message(ada, group, edge.connector.url, 'x'.repeat(200_000));
    expect((await edge.chat.post(body, await good())).status).toBe(200);
  });
});

describe('the start', () => {
  const start = (change: object) => () =>
    makeTeams({
      settings: { ...localSettings, ...change },
      log: undefined as never,
      admission: makeAdmission(unlimited),
      clock: () => 0,
      id: () => '',
    });

  test('without a bot is refused but in local mode on 127.0.0.1', () => {
    expect(start({ local: false })).toThrow('local mode');
    expect(start({ host: '0.0.0.0' })).toThrow('local mode');
  });

  test('with a secret or a managed identity asks nobody anything', () => {
    const bot = { id: botId, tenant: turns.tenant, openIdMetadataUrl: undefined };
    expect(
      start({ bot: { ...bot, type: 'SingleTenant', password: 'x' }, local: false }),
    ).not.toThrow();
    expect(
      start({ bot: { ...bot, type: 'UserAssignedMSI', password: 'x' }, local: false }),
    ).not.toThrow();
    expect(publicMetadata).toBe(
      'https://login.botframework.com/v1/.well-known/openidconfiguration',
    );
  });
});
