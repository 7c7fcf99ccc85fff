/** @jest-environment jsdom */
import { QueryClient } from '@tanstack/react-query';
import { firstReads, readFirst } from '../../tab/src/first-reads';
import type { Connection } from '../../tab/src/host/connect';
import type { TeamsContext } from '../../tab/src/host/teams';
import { pages } from '../../tab/src/pages';

let asked: { address: string; headers: Record<string, string> }[];

beforeEach(() => {
  asked = [];
  globalThis.fetch = (async (address: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ address, headers });
    return { ok: true, json: async () => ({ spaces: [{ id: 'A' }] }) };
  }) as unknown as typeof fetch;
});

/** What is asked for early where Teams says this, with the page at an address. */
async function read(
  pathname: string,
  context: Partial<TeamsContext>,
  token = async () => 'a-token',
): Promise<string[]> {
  history.replaceState(null, '', pathname);
  const teams = { token };
  const told: TeamsContext = { theme: 'light', locale: 'en-GB', ...context };
  const connection = { kind: 'teams', teams, context: Promise.resolve(told) };
  await readFirst(Promise.resolve(connection as Connection), new QueryClient());
  await new Promise((passed) => setTimeout(passed));
  return asked.map(({ address }) => address);
}

test('every page but the one that configures has what it reads first', () => {
  const named = pages.map(({ path }) => path).filter((path) => path !== 'configure');
  expect(Object.keys(firstReads).toSorted()).toEqual(named.toSorted());
});

test('a page of something reads that, in the language that will be spoken', async () => {
  expect(await read('/tab/question/A/1', { locale: 'fr-FR' })).toEqual([
    '/api/questions/one?space=A&id=1',
  ]);
  expect(asked[0]?.headers).toMatchObject({
    authorization: 'Bearer a-token',
    'accept-language': 'en',
  });
  await read('/tab/posts', { locale: 'de-AT' });
  expect(asked[1]?.headers['accept-language']).toBe('de-AT');
});

test('a page of a channel reads that of its space alone, and nothing where there is none', async () => {
  expect(await read('/tab/channel/awards', {})).toEqual([]);
  expect(await read('/tab/channel', { space: { id: 'A' } })).toEqual([
    '/api/recognition/wall?space=A',
  ]);
});

test('the page that a link asks for is the one that is read', async () => {
  expect(await read('/tab/', { page: 'digest?space=B' })).toEqual(['/api/digest?space=B']);
});

test('the page that a link asks for is opened even where there is no token to read it with', async () => {
  const refused = async () => Promise.reject(new Error('CancelledByUser'));
  await expect(read('/tab/', { page: 'digest?space=B' }, refused)).rejects.toThrow('Cancelled');
  expect(location.pathname + location.search).toBe('/tab/digest?space=B');
  expect(asked).toEqual([]);
});

test('where it is not known of what space a page is, that is asked first', async () => {
  expect(await read('/tab/health', {})).toEqual(['/api/spaces', '/api/health?space=A&weeks=12']);
});

test("an address that is nobody's reads what the first page shows", async () => {
  expect(await read('/tab/constructor', {})).toEqual(['/api/recognition/wall', '/api/spaces']);
});
