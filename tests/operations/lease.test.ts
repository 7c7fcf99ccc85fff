import { acquireLease } from '../../bot/operations/lease';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';

let now = 0;
let tables: Tables;
const ask = (owner: string) =>
  acquireLease(tables, { owner, partition: 'p', lifeMs: 60_000, clock: () => now });

beforeEach(() => {
  now = 0;
  tables = openSqlite(':memory:');
});
afterEach(() => tables.close());

test('one process holds it until it gives it back', async () => {
  const lease = await ask('one');
  expect(lease?.holds()).toBe(true);
  expect(await ask('two')).toBeUndefined();
  await lease?.release();
  expect(await ask('two')).toBeDefined();
});

test('of ten that ask at once one gets it', async () => {
  const leases = await Promise.all(Array.from({ length: 10 }, (_, n) => ask(`process ${n}`)));
  expect(leases.filter(Boolean)).toHaveLength(1);
});

test('a process that died loses it after its time, and begins nothing in the last part of it', async () => {
  const dead = await ask('one');
  now = 55_000;
  expect(dead?.holds()).toBe(false);
  expect(await ask('two')).toBeUndefined();
  now = 60_001;
  expect(await ask('two')).toBeDefined();
});

test('a process that comes back under its name takes it up at once', async () => {
  await ask('one');
  expect(await ask('one')).toBeDefined();
});

test('what is given back late is not taken from the next holder', async () => {
  const late = await ask('one');
  now = 60_001;
  await ask('two');
  await late?.release();
  expect(await ask('three')).toBeUndefined();
});
