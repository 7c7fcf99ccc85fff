import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import pino from 'pino';
import type { Document } from '../../bot/search/contract';
import { makeSearch, type RunningSearch } from '../../bot/search/search';
import { logErasure } from '../../bot/search/store';
import { openAzure } from '../../bot/tables/azure';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { startAzurite } from '../support/azurite';

const log = pino({ level: 'silent' });
const document = (n: number, round: number): Document => ({
  tenant: 't',
  id: `d${n}`,
  kind: 'link',
  space: 'plant',
  title: `number ${n} round ${round}`,
  text: 'x'.repeat(40_000),
  tags: ['pumps'],
  people: ['mia', 'jonas'],
  author: '',
  at: n,
  weight: 1,
  state: '',
  view: JSON.stringify({ n, round }),
});

let clean: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of clean.toReversed()) await each();
  clean = [];
});

async function azurite(): Promise<Tables> {
  const emulator = await startAzurite();
  clean.push(() => emulator.stop());
  return openAzure({ connection: emulator.connection, table: 'Search', deadline: 20_000 });
}

describe.each([
  ['SQLite', async () => openSqlite(':memory:')],
  ['Azurite', azurite],
])('instances on %s', (_name, open) => {
  const clock = { now: Date.UTC(2026, 2, 2) };
  let ids = 0;
  let tables: Tables;

  function instance(file = ':memory:', everyMs?: number): RunningSearch {
    const id = () => `n${++ids}`;
    const made = makeSearch({
      tables,
      log,
      tenants: ['t'],
      file,
      clock: () => clock.now,
      id,
      everyMs,
    });
    clean.push(async () => made.stop());
    return made;
  }
  const all = (search: RunningSearch, text = '') =>
    search.find({
      tenant: 't',
      reader: 'mia',
      spaces: ['plant'],
      kinds: ['link'],
      text,
      limit: 100,
    });

  beforeEach(async () => {
    tables = await open();
    clean.push(() => tables.close());
  });

  test('three agree after many changes, one of them killed and started again on its file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'search-'));
    clean.push(async () => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'index.db');
    const instances = [instance(), instance(), instance(file)] as [
      RunningSearch,
      RunningSearch,
      RunningSearch,
    ];
    for (const one of instances) await one.start();
    const changes = 240;
    for (let n = 0; n < changes; n += 1) {
      clock.now += 100;
      const writer = instances[n % 3] as RunningSearch;
      if (n % 10 === 9) await writer.remove('t', `d${(n * 7) % 60}`);
      else await writer.put(document((n * 7) % 60, n));
      if (n === changes / 2) {
        instances[2].stop();
        clean.pop();
        instances[2] = instance(file);
        await instances[2].start();
      }
    }
    for (const one of instances) await one.catchUp();
    const [first, ...others] = instances.map((one) => all(one));
    expect(first?.length).toBeGreaterThan(30);
    for (const other of others) expect(other).toEqual(first);
    const late = instance();
    await late.start();
    expect(all(late)).toEqual(first);
    expect(all(late, 'round')).toHaveLength(first?.length ?? 0);
  });

  test('what was made at one moment stands in one order, whichever an instance heard of first', async () => {
    const made = (n: number) => ({ ...document(n, 1), at: 7 });
    const [author, other] = [instance(), instance()];
    for (const n of [2, 3, 1]) await author.put(made(n));
    await other.put(made(1));
    await other.catchUp();
    const ids = (search: RunningSearch) => all(search).map(({ id }) => id);
    expect(ids(author)).toEqual(['d1', 'd2', 'd3']);
    expect(ids(other)).toEqual(ids(author));
  });

  test('an author reads at once what they wrote; others when they have caught up by themselves', async () => {
    const author = instance();
    const other = instance(':memory:', 20);
    await other.start();
    author.apply(document(1, 1));
    expect(all(author)).toHaveLength(1);
    await author.put(document(1, 2));
    expect(all(author)[0]?.title).toBe('number 1 round 2');
    const deadline = Date.now() + 10_000;
    while (all(other).length === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(all(other)[0]?.title).toBe('number 1 round 2');
  });

  test('what slept for longer than the log is kept begins anew, and misses nothing', async () => {
    const writer = instance();
    await writer.start();
    for (let n = 0; n < 5; n += 1) await writer.put(document(n, 1));
    clock.now += 30 * 86_400_000;
    await writer.catchUp();
    const late = instance();
    await late.start();
    expect(all(late)).toHaveLength(5);
  });

  test('the log keeps a week, however long an instance runs; the documents stay', async () => {
    const writer = instance();
    await writer.start();
    const many = 230;
    for (let n = 0; n < many; n += 1) await writer.put(document(n, 1));
    const logged = async () => {
      let count = 0;
      for await (const page of tables.scan())
        count += page.filter(({ row }) => row.key.startsWith('l|')).length;
      return count;
    };
    for (let day = 0; day < 8; day += 1) {
      expect(await logged()).toBe(many);
      clock.now += 86_400_000;
      await writer.catchUp();
    }
    expect(await logged()).toBe(0);
    const late = instance();
    await late.start();
    expect(all(late)).toHaveLength(100);
  });

  test('an erased document leaves every instance, also one that slept, and its id is nowhere', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'search-'));
    clean.push(async () => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'index');
    const sleeper = instance(file);
    const awake = instance();
    for (const each of [sleeper, awake]) await each.start();
    await awake.put(document(1, 1));
    await awake.put({ ...document(2, 1), id: 'profile|mia' });
    await awake.remove('t', 'decline|mia');
    await sleeper.catchUp();
    expect(all(sleeper)).toHaveLength(2);
    sleeper.stop();
    clock.now += 1_000;
    for (const id of ['profile|mia', 'decline|mia']) {
      await logErasure(tables, 't', id, clock.now, `e${++ids}`);
      // Again is the same.
      await logErasure(tables, 't', id, clock.now, `e${++ids}`);
    }
    await awake.catchUp();
    expect(all(awake).map(({ id }) => id)).toEqual(['d1']);
    const late = instance();
    await late.start();
    expect(all(late).map(({ id }) => id)).toEqual(['d1']);

    clock.now += 30 * 86_400_000;
    const again = instance(file);
    await again.start();
    expect(all(again).map(({ id }) => id)).toEqual(['d1']);
    const rest = new Database(file).prepare('SELECT id FROM gone').raw().all();
    expect(rest).toEqual([]);
    for await (const page of tables.scan())
      for (const { row } of page.filter(({ row: each }) => each.key.startsWith('d|')))
        expect(JSON.stringify(row)).not.toContain('profile');

    // Whoever comes back is found again.
    await awake.put({ ...document(2, 2), id: 'profile|mia' });
    await again.catchUp();
    await awake.catchUp();
    for (const each of [awake, again])
      expect(all(each).map(({ id }) => id)).toEqual(['profile|mia', 'd1']);
  });

  test('it says when it is ready', async () => {
    const one = instance();
    expect(one.ready()).toBe(false);
    await one.start();
    expect(one.ready()).toBe(true);
  });
});
