/** @jest-environment jsdom */
import { ApiProblem, createApi } from '../../tab/src/api';

const { signal } = new AbortController();
const english = () => 'en';
let asked: { address: string; headers: unknown }[] = [];

function answer(status: number, body: string): void {
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    asked.push({ address, headers: init.headers });
    return { ok: status < 300, status, json: async () => JSON.parse(body) as unknown };
  }) as typeof fetch;
}

async function problem(call: Promise<unknown>): Promise<{ kind: string; message: string }> {
  const thrown: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof ApiProblem)) throw new Error(`Not an ApiProblem: ${String(thrown)}`);
  return { kind: thrown.kind, message: thrown.message };
}

const api = createApi(async () => 'a-token', english);
const sentence = JSON.stringify({ error: { code: 'x', message: 'A sentence.' } });

beforeEach(() => {
  asked = [];
});

test('a call carries the token and the query, without what is empty', async () => {
  answer(200, '{"kudos":[]}');
  const query = { who: 'Lighthouse & Co', practice: '', after: undefined };
  expect(await api.get('/api/recognition/wall', query, signal)).toEqual({ kudos: [] });
  expect(asked).toEqual([
    {
      address: '/api/recognition/wall?who=Lighthouse+%26+Co',
      headers: { 'accept-language': 'en', authorization: 'Bearer a-token' },
    },
  ]);
});

test('the token is asked for at each call', async () => {
  answer(200, '{}');
  let count = 0;
  const counting = createApi(async () => `token-${++count}`, english);
  await counting.get('/api/me', {}, signal);
  await counting.get('/api/me', {}, signal);
  expect(asked.map(({ headers }) => headers)).toEqual([
    expect.objectContaining({ authorization: 'Bearer token-1' }),
    expect.objectContaining({ authorization: 'Bearer token-2' }),
  ]);
});

test.each([
  [400, sentence, 'refused', 'A sentence.'],
  [404, sentence, 'refused', 'A sentence.'],
  [401, sentence, 'signIn', 'A sentence.'],
  [403, sentence, 'forbidden', 'A sentence.'],
  [429, sentence, 'busy', 'A sentence.'],
  [503, '<html>', 'busy', ''],
  [500, sentence, 'fault', 'A sentence.'],
  [404, '<html>', 'fault', ''],
  [404, 'null', 'fault', ''],
])('an answer of %i with %s is %s', async (status, body, kind, message) => {
  answer(status, body);
  expect(await problem(api.get('/api/me', {}, signal))).toEqual({ kind, message });
});

test('no token is a matter of signing in, and nothing is asked of the server', async () => {
  answer(200, '{}');
  const refused = createApi(() => Promise.reject(new Error('CancelledByUser')), english);
  expect((await problem(refused.get('/api/me', {}, signal))).kind).toBe('signIn');
  expect(asked).toEqual([]);
});

test('a server that is not reached, or breaks off, is a matter of the network', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  expect((await problem(api.get('/api/me', {}, signal))).kind).toBe('network');
  answer(200, '{"kudos":');
  expect((await problem(api.get('/api/me', {}, signal))).kind).toBe('network');
});

describe('with a server that never answers', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    globalThis.fetch = (_address, init) =>
      new Promise((_, reject) => {
        const given = init?.signal;
        given?.addEventListener('abort', () => reject(given.reason as Error));
      });
  });
  afterEach(() => jest.useRealTimers());

  test('it gives up after 10 s', async () => {
    const call = problem(api.get('/api/me', {}, signal));
    await jest.advanceTimersByTimeAsync(9_999);
    const early = await Promise.race([call, 'still waiting']);
    expect(early).toBe('still waiting');
    await jest.advanceTimersByTimeAsync(1);
    expect((await call).kind).toBe('network');
    expect(jest.getTimerCount()).toBe(0);
  });

  test('it ends with the reason of whoever no longer wants the answer', async () => {
    const unwanted = new AbortController();
    const call = api.get('/api/me', {}, unwanted.signal);
    const reason = new Error('Left the page');
    await jest.advanceTimersByTimeAsync(10);
    unwanted.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('a post carries its act, and the same act when it is sent again', async () => {
  const bodies: unknown[] = [];
  globalThis.fetch = (async (_address: string, init: RequestInit) => {
    bodies.push(JSON.parse(String(init.body)));
    return { ok: true, status: 200, json: async () => ({ done: true }) };
  }) as typeof fetch;
  const act = { nonce: 'a-nonce-of-this-form', at: 1 };
  await api.post('/api/x', act, { title: 'T' });
  expect(await api.post('/api/x', act, { title: 'T' })).toEqual({ done: true });
  expect(bodies).toEqual([
    { act, body: { title: 'T' } },
    { act, body: { title: 'T' } },
  ]);
});
