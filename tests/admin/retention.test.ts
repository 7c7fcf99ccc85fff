import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportStore } from '../../bot/admin/export';
import { importStore } from '../../bot/admin/import';
import { expire, momentBefore } from '../../bot/admin/retention';
import { weekBefore, weekOf } from '../../bot/counts/week';
import { listDocuments } from '../../bot/search/store';
import { timeOfAct } from '../../bot/spaces/partition';
import type { Row, Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { countedAgain } from '../support/both-stores';
import { doEverything } from '../support/everything';
import { patientStore } from '../support/patient-stores';
import { runProduct } from '../support/product';
import { tenant } from '../support/turns';

let folder: string;
let everything: string;
let [begun, ended] = [0, 0];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'retention-'));
  everything = path.join(folder, 'everything');
  const tables = openSqlite(':memory:');
  const app = await runProduct({ ...tables, close: async () => {} });
  begun = app.clock.now;
  await doEverything(app);
  ended = app.clock.now;
  await app.close();
  await exportStore(tables, everything);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(tables: Tables): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of tables.scan()) rows.push(...page.map(({ row }) => row));
  return rows;
}
const under = (rows: readonly Row[], ...kinds: string[]) =>
  rows.filter(
    ({ partition, key }) => /\|s\|/.test(partition) && kinds.includes(key.split('|')[0] ?? ''),
  );
const acts = ['k', 'q', 'l', 'p'];
const idOf = ({ key }: Row) => key.split('|')[1] ?? '';
/** The last time somebody did something about an act, read off its rows in another way than the product does. */
const latest = (row: Row) =>
  Math.max(
    ...[
      ...JSON.stringify(row).matchAll(
        /\\*"(?:at|acceptedAt|editedAt|closedAt|closesAt)\\*":(\d{13})/g,
      ),
    ].map(([, at]) => Number(at)),
  );

describe.each(patientStore)('retention on %s', (_store, open) => {
  let tables: Tables;
  const bench = () => ({ tables, clock: () => ++ended, id: () => randomUUID() });
  beforeEach(async () => {
    tables = await open();
    await importStore(tables, everything);
  }, 180_000);
  afterEach(() => tables.close());

  test('who turned to whom stays as long as team health looks back', async () => {
    const looked = weekOf(ended - 26 * 7 * 86_400_000, 'UTC');
    const ties = async () =>
      under(await rowsOf(tables), 'w').filter(
        ({ key }) => key.startsWith('w|t|') && (key.split('|')[2] ?? '') >= looked,
      );
    const first = await ties();
    expect(first.length).toBeGreaterThan(0);
    await expire(bench(), ended, false);
    expect(await ties()).toEqual(first);
  });

  test('takes what is old and all that hangs on it, and leaves what is counted and what is not old', async () => {
    const before = (begun + ended) / 2;
    const first = await rowsOf(tables);
    expect(await expire(bench(), before, true)).toMatchObject({ kudos: expect.any(Number) });
    expect(await rowsOf(tables)).toEqual(first);
    const undone = new Set(first.filter(({ gone }) => gone).map(({ id }) => id));

    const gone = await expire(bench(), before, false);
    for (const kind of ['kudos', 'question', 'post', 'award period', 'marker', 'received kudos'])
      expect(gone[kind]).toBeGreaterThan(0);
    const rows = await rowsOf(tables);
    const counters = (all: readonly Row[]) =>
      under(all, 'w').filter(({ key }) => key.startsWith('w|b|'));
    expect(counters(rows)).toEqual(counters(first));
    expect(counters(rows).length).toBeGreaterThan(10);
    // Who turned to whom goes with the week.
    const ties = (all: readonly Row[]) =>
      under(all, 'w').filter(({ key }) => key.startsWith('w|t|'));
    const week = weekOf(before, 'UTC');
    const old = ({ key }: Row) => (key.split('|')[2] ?? '') < week;
    expect(ties(first).filter(old).length).toBeGreaterThan(0);
    const edge = weekBefore(week);
    expect(ties(rows).filter((row) => old(row) && !row.key.includes(edge))).toEqual([]);
    expect(ties(rows).filter((row) => !old(row))).toEqual(ties(first).filter((row) => !old(row)));
    for (const row of under(rows, ...acts)) expect(latest(row)).toBeGreaterThanOrEqual(before);
    const young = (all: readonly Row[]) =>
      under(all, ...acts).filter((row) => latest(row) >= before);
    expect(young(rows)).toEqual(young(first));
    expect(young(rows).length).toBeGreaterThan(10);
    // Nothing hangs on what is gone.
    const periods = under(rows, 'ap').filter(({ key }) => key.split('|')[2] === '0');
    for (const row of periods) expect(latest(row)).toBeGreaterThanOrEqual(before);
    const there = new Set([...under(rows, ...acts), ...periods].map(idOf));
    const ofPosts = ['pi', 'pw', 'ph'];
    const hanging = under(rows, 'j', 'r', 'u', 'ly', 'lc', 'lu', 'lo', ...ofPosts, 'ap').map(idOf);
    expect(hanging.filter((id) => !there.has(id))).toEqual([]);
    for await (const page of listDocuments(tables, tenant))
      for (const { id, document } of page) {
        const [kind = '', , act = ''] = id.split('|');
        if (document && kind !== 'profile') expect([...there]).toContain(act);
        if (!document && kind === 'kudos' && !undone.has(id))
          expect(timeOfAct(act)).toBeLessThan(before);
      }

    const counted = await countedAgain(tables, tenant);
    expect(counted.flatMap(({ differences }) => differences)).toEqual([]);
    expect(counted.filter((each) => 'unchecked' in each).length).toBeGreaterThan(5);
    expect(await expire(bench(), before, false)).toEqual({});
  }, 120_000);
});

test('an act somebody does something about at this moment stays whole', async () => {
  const tables = openSqlite(':memory:');
  await importStore(tables, everything);
  const racing: Tables = {
    ...tables,
    batch: async (partition, writes) => {
      const act = writes.find((write) => 'remove' in write && /^[kql]\|/.test(write.remove));
      if (act && 'remove' in act) await tables.batch(partition, [{ touch: act.remove }]);
      return tables.batch(partition, writes);
    },
  };
  const acts = (all: readonly Row[]) => under(all, 'k', 'q', 'l', 'j', 'r', 'ly', 'lc');
  const before = acts(await rowsOf(tables));
  await expire({ tables: racing, clock: () => ++ended, id: () => randomUUID() }, ended, false);
  expect(acts(await rowsOf(tables))).toEqual(before);
});

test('how old is said in words of time, and never so young that it is in use', () => {
  const now = Date.UTC(2026, 2, 31, 12);
  expect(momentBefore('24m', now)).toBe(Date.UTC(2024, 2, 31, 12));
  expect(momentBefore('1m', now)).toBe(Date.UTC(2026, 1, 28, 12));
  expect(momentBefore('2y', now)).toBe(momentBefore('24m', now));
  expect(momentBefore('8w', now)).toBe(momentBefore('56d', now));
  for (const typed of ['', '24', 'm', '-1m', '1.5y', '24 m', '24h'])
    expect(() => momentBefore(typed, now)).toThrow(/Say how old/);
  expect(() => momentBefore('27d', now)).toThrow(/still in use/);
});
