import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { isFromThisMachine, makeLocalIssuer } from '../../bot/local/issuer';
import { larkfield } from '../../bot/local/organisation';
import { localRoutes } from '../../bot/local/routes';
import { readSettings } from '../../bot/settings';
import { makeSignIn } from '../../bot/teams/sign-in';

const settings = readSettings({ LOCAL: 'true' });
const [robin] = larkfield.people;
if (!robin) throw new Error('The organisation is empty');

async function signInWith(issuer: Awaited<ReturnType<typeof makeLocalIssuer>>) {
  return makeSignIn({ ...issuer, clientId: settings.signIn.clientId, tenants: settings.tenants });
}

describe('the issuer', () => {
  test('signs tokens that the validator of the product takes', async () => {
    const issuer = await makeLocalIssuer(settings);
    const signIn = await signInWith(issuer);
    await expect(signIn.verify(`Bearer ${await issuer.tokenFor(robin)}`)).resolves.toEqual({
      id: robin.id,
      name: robin.name,
      tenant: settings.tenants[0],
      colleague: true,
    });
  });

  test('signs for ten minutes, with RS256', async () => {
    const token = await (await makeLocalIssuer(settings)).tokenFor(robin);
    const { exp = 0, iat = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(600);
    expect(decodeProtectedHeader(token).alg).toBe('RS256');
  });

  test('has a key of its own at each start', async () => {
    const signIn = await signInWith(await makeLocalIssuer(settings));
    const token = await (await makeLocalIssuer(settings)).tokenFor(robin);
    await expect(signIn.verify(`Bearer ${token}`)).rejects.toMatchObject({ status: 401 });
  });

  test.each([{ local: false }, { host: '0.0.0.0' }])('is refused with %j', async (other) => {
    await expect(makeLocalIssuer({ ...settings, ...other })).rejects.toThrow('LOCAL=true');
  });
});

describe('who is this machine', () => {
  const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
    isFromThisMachine({
      socket: { remoteAddress },
      headers: { host: '127.0.0.1:3978', ...headers },
    } as never);

  test.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('%s is', (address) => {
    expect(from(address)).toBe(true);
  });

  test.each(['10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '1127.0.0.1', '', undefined])(
    '%s is not',
    (address) => {
      expect(from(address)).toBe(false);
    },
  );

  test.each([
    ['host', 'localhost:3978', true],
    ['host', '[::1]:3978', true],
    ['host', 'rebound.example.com:3978', false],
    ['host', '127.0.0.1.example.com', false],
    ['host', 'localhost@example.com', false],
    ['host', '', false],
    ['origin', 'http://127.0.0.1:3978', true],
    ['origin', 'http://localhost:5173', true],
    ['origin', 'https://example.com', false],
    ['origin', 'null', false],
    ['x-forwarded-for', '127.0.0.1', false],
    ['forwarded', 'for=127.0.0.1', false],
  ])('with %s: %s it is %s', (header, value, expected) => {
    expect(from('127.0.0.1', { [header]: value })).toBe(expected);
  });
});

describe('the routes', () => {
  let server: Server;
  beforeAll(async () => {
    const issuer = await makeLocalIssuer(settings);
    server = createServer(express().use('/local', localRoutes(larkfield, issuer)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  function call(method: string, path: string, headers: Record<string, string>, body?: string) {
    const { port } = server.address() as AddressInfo;
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      asked.on('error', reject).end(body);
    });
  }
  const json = { 'content-type': 'application/json' };
  const asRobin = JSON.stringify({ person: robin.id });

  test('list the people and sign one in', async () => {
    const { people } = JSON.parse((await call('GET', '/local/people', {})).text);
    expect(people).toHaveLength(40);
    expect(people[0]).toEqual({ id: robin.id, name: robin.name });
    const { token } = JSON.parse((await call('POST', '/local/token', json, asRobin)).text);
    expect(decodeJwt(token)).toMatchObject({ oid: robin.id, name: robin.name });
  });

  test.each([
    ['an unknown person', json, '{"person":"nobody"}'],
    ['no person', json, '{}'],
    ['a form of another site', { 'content-type': 'text/plain' }, asRobin],
    ['another name for this machine', { ...json, host: 'rebound.example.com' }, asRobin],
    ['a page of another site', { ...json, origin: 'https://example.com' }, asRobin],
  ])('sign nobody in for %s', async (_what, headers, body) => {
    const { status, text } = await call('POST', '/local/token', headers, body);
    expect(status).toBe(404);
    expect(text).not.toContain('token');
  });

  test('answer broken JSON without a word about the inside', async () => {
    const { status, text } = await call('POST', '/local/token', json, '{"person":');
    expect(status).toBe(400);
    expect(text).not.toContain('node_modules');
  });
});
