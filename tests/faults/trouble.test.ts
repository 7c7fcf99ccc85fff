import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSqlite } from '../../bot/tables/sqlite';
import { type Mode, makeFuse } from './fuse';
import { type FaultProxy, startProxy } from './proxy';
import { makeRandom } from './random';

describe('the proxy', () => {
  let service: Server;
  let proxy: FaultProxy;
  let hits = 0;

  beforeAll(async () => {
    service = createServer((request, response) => {
      hits += 1;
      request.resume().once('end', () => response.writeHead(201, { 'x-kept': 'yes' }).end('done'));
    }).listen(0, '127.0.0.1');
    await once(service, 'listening');
    const { port } = service.address() as AddressInfo;
    proxy = await startProxy(`http://127.0.0.1:${port}/account`);
  });
  beforeEach(() => {
    hits = 0;
    proxy.plan(() => undefined);
  });
  afterAll(async () => {
    await proxy.close();
    service.closeAllConnections();
    service.close();
    await once(service, 'close');
  });
  const ask = (patience = 5_000) =>
    fetch(`${proxy.url}/table`, {
      method: 'POST',
      body: 'body',
      signal: AbortSignal.timeout(patience),
    });

  test('lets through what is not planned', async () => {
    const answer = await ask();
    expect([answer.status, answer.headers.get('x-kept'), await answer.text()]).toEqual([
      201,
      'yes',
      'done',
    ]);
  });

  test.each(['before', 'after'] as const)('answers 503 %s the service', async (when) => {
    proxy.plan(() => ({ kind: 'status', status: 503, when }));
    expect((await ask()).status).toBe(503);
    expect(hits).toBe(when === 'before' ? 0 : 1);
  });

  test.each(['before', 'after'] as const)('hangs up %s the service', async (when) => {
    proxy.plan(() => ({ kind: 'reset', when }));
    await expect(ask()).rejects.toThrow();
    expect(hits).toBe(when === 'before' ? 0 : 1);
  });

  test('is silent until the plan changes, and never asks the service', async () => {
    proxy.plan(() => ({ kind: 'silence' }));
    await expect(ask(200)).rejects.toThrow(/timeout/);
    expect(hits).toBe(0);
    proxy.plan(() => undefined);
    expect((await ask()).status).toBe(201);
  });

  test('refuses connections, and takes them again at the same address', async () => {
    await proxy.refuse();
    await expect(ask()).rejects.toThrow();
    await proxy.accept();
    expect((await ask()).status).toBe(201);
  });
});

describe('the fuse', () => {
  const row = (n: number) => ({ partition: 'p', key: `k|${n}`, n });

  /** Writes three rows, going on after failures; gives which were reported and which are there. */
  async function write(step: number, mode: Mode) {
    const inner = openSqlite(':memory:');
    const fuse = makeFuse(inner);
    fuse.arm(step, mode);
    const reported: number[] = [];
    for (const n of [0, 1, 2])
      await fuse.tables.insert(row(n)).then(
        () => reported.push(n),
        () => {},
      );
    const { rows } = await inner.list('p', { from: 'k', to: 'l', limit: 10 });
    await inner.close();
    const there = rows.map((stored) => Number(stored.row.n));
    return { reported, there, blown: fuse.blown, steps: fuse.steps.length };
  }

  test.each<[Mode, number[], number[], number]>([
    ['dies before', [0], [0], 2],
    ['dies after', [0], [0, 1], 2],
    ['fails', [0, 2], [0, 2], 3],
    ['answer lost', [0, 2], [0, 1, 2], 3],
  ])('a process that %s the second step', async (mode, reported, there, steps) => {
    expect(await write(1, mode)).toEqual({ reported, there, blown: true, steps });
  });

  test('a step that is never reached changes nothing', async () => {
    expect(await write(3, 'dies before')).toMatchObject({ there: [0, 1, 2], blown: false });
  });

  test('sends are steps; questions are not, and go unanswered once the process is dead', async () => {
    const inner = openSqlite(':memory:');
    const fuse = makeFuse(inner);
    fuse.arm(0, 'dies after');
    expect(fuse.plan('GET /v3/conversations/c/members/m')).toBeUndefined();
    expect(fuse.plan('POST /v3/conversations/c/activities')).toEqual({
      kind: 'reset',
      when: 'after',
    });
    expect(fuse.plan('GET /v3/conversations/c/members/m')).toMatchObject({ kind: 'reset' });
    expect(fuse.steps).toEqual(['POST']);
    await inner.close();
  });
});

describe('the seed', () => {
  const draw = (seed: string) => {
    const random = makeRandom(seed);
    return Array.from({ length: 20 }, () => random.below(1_000));
  };

  test('gives the same choices again, and another gives others', () => {
    expect(draw('7')).toEqual(draw('7'));
    expect(draw('7')).not.toEqual(draw('8'));
  });

  test('gives each part its own choices, whoever draws when', () => {
    const [one, other] = [makeRandom('7'), makeRandom('7')];
    other.next();
    expect(other.fork('kills').next()).toBe(one.fork('kills').next());
    expect(one.fork('acts').next()).not.toBe(one.fork('kills').next());
  });

  test('spreads evenly', () => {
    const random = makeRandom('7');
    const shares = Array.from({ length: 4 }, () => 0);
    for (let n = 0; n < 4_000; n += 1) {
      const at = random.below(4);
      shares[at] = (shares[at] ?? 0) + 1;
    }
    for (const share of shares) expect(share).toBeGreaterThan(850);
    for (const share of shares) expect(share).toBeLessThan(1_150);
  });
});
