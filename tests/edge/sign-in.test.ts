import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { entra, makeSignIn, type SignIn, SignInError } from '../../bot/teams/sign-in';
import { type OpenId, startOpenId } from '../support/openid';

const app = '33333333-3333-4333-8333-333333333333';
const tenant = 'tenant-one';
let openId: OpenId;
let signIn: SignIn;

beforeAll(async () => {
  openId = await startOpenId();
});
beforeEach(() => {
  const tenants = [tenant, 'tenant-two'];
  signIn = makeSignIn({ clientId: app, host: 'app.example', tenants, ...entra(openId.authority) });
});
afterEach(() => openId.answer(200));
afterAll(() => openId.close());

const verify = (token: string) => signIn.verify(`Bearer ${token}`);

test('a good token says who calls', async () => {
  const caller = { id: 'ada', name: 'Ada Example', tenant };
  expect(await verify(await openId.tabToken(app, tenant, 'ada'))).toEqual(caller);
});

test.each<[unknown, object]>([
  [0, { colleague: true }],
  ['0', { colleague: true }],
  [1, { colleague: false }],
  ['1', { colleague: false }],
  // Nothing is guessed from what is no answer.
  ...[undefined, null, '', false, [], [0], {}, -0.5, 2, '00', 'member'].map(
    (acct): [unknown, object] => [acct, {}],
  ),
])('a token whose acct is %j says of being a colleague %j', async (acct, says) => {
  const caller = await verify(await openId.tabToken(app, tenant, 'ada', { claims: { acct } }));
  expect(caller).toStrictEqual({ id: 'ada', name: 'Ada Example', tenant, ...says });
});

test.each([`api://${app}`, `api://app.example/${app}`])('%s is the app too', async (audience) => {
  expect(await verify(await openId.tabToken(audience, tenant, 'ada'))).toMatchObject({ id: 'ada' });
});

test('each tenant has its own keys, fetched once', async () => {
  const before = openId.requests.length;
  await verify(await openId.tabToken(app, tenant, 'ada'));
  await verify(await openId.tabToken(app, tenant, 'ben'));
  await verify(await openId.tabToken(app, 'tenant-two', 'cem'));
  expect(openId.requests.slice(before)).toEqual([
    `/${tenant}/discovery/v2.0/keys`,
    '/tenant-two/discovery/v2.0/keys',
  ]);
});

describe('is refused', () => {
  const iss = (of: string) => `${openId.authority}/${of}/v2.0`;

  test.each<[string, () => Promise<string>, number]>([
    ['a foreign tenant', () => openId.tabToken(app, 'tenant-x', 'eve'), 403],
    ['another audience', () => openId.tabToken('other', tenant, 'eve'), 401],
    [
      'an audience that only ends like ours',
      () => openId.tabToken(`api://evil/${app}`, tenant, 'eve'),
      401,
    ],
    ['an expired token', () => openId.tabToken(app, tenant, 'eve', { lifetime: -3_600 }), 401],
    ['a forged signature', () => openId.tabToken(app, tenant, 'eve', { forged: true }), 401],
    ['an unknown key', () => openId.tabToken(app, tenant, 'eve', { kid: 'other' }), 401],
    ['no exp', () => openId.tabToken(app, tenant, 'eve', { claims: { exp: undefined } }), 401],
    ['no oid', () => openId.tabToken(app, tenant, 'eve', { claims: { oid: undefined } }), 401],
    ['no scp', () => openId.tabToken(app, tenant, 'eve', { claims: { scp: undefined } }), 401],
    [
      'another scp',
      () => openId.tabToken(app, tenant, 'eve', { claims: { scp: 'mail.read' } }),
      401,
    ],
    ['no tid', () => openId.tabToken(app, tenant, 'eve', { claims: { tid: undefined } }), 401],
    [
      "another tenant's issuer",
      () => openId.tabToken(app, tenant, 'eve', { claims: { iss: iss('tenant-two') } }),
      401,
    ],
    ['alg none', async () => new UnsecuredJWT({ tid: tenant, oid: 'eve', aud: app }).encode(), 401],
    [
      'alg HS256',
      () =>
        new SignJWT({
          tid: tenant,
          oid: 'eve',
          aud: app,
          iss: iss(tenant),
          exp: 1e10,
          scp: 'access_as_user',
        })
          .setProtectedHeader({ alg: 'HS256', kid: 'msteams-key' })
          .sign(new Uint8Array(32)),
      401,
    ],
    ['nonsense', async () => 'a.b.c', 401],
  ])('%s', async (_name, token, status) => {
    await expect(verify(await token())).rejects.toMatchObject({ name: 'SignInError', status });
  });

  test.each([undefined, '', 'Bearer', 'Basic YTpi', 'Bearer a b c'])(
    'the header %j',
    async (header) => {
      await expect(signIn.verify(header)).rejects.toEqual(new SignInError(401));
    },
  );
});

test('keys that cannot be had are nobody’s fault: 503, and good again when they are back', async () => {
  const token = await openId.tabToken(app, tenant, 'ada');
  openId.answer(500);
  await expect(verify(token)).rejects.toMatchObject({ status: 503 });
  openId.answer(200);
  expect(await verify(token)).toMatchObject({ id: 'ada' });
});

test('a local issuer feeds the same validator', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'local' }] });
  const local = makeSignIn({
    clientId: 'local',
    tenants: [tenant],
    issuerFor: (of) => `http://127.0.0.1/${of}`,
    keysFor: () => keys,
  });
  const claims = { tid: tenant, oid: 'ada', scp: 'access_as_user', name: 'Ada' };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'local' })
    .setIssuer(`http://127.0.0.1/${tenant}`)
    .setAudience('local')
    .setExpirationTime('1h')
    .sign(privateKey);
  expect(await local.verify(`Bearer ${token}`)).toEqual({ id: 'ada', name: 'Ada', tenant });
});
