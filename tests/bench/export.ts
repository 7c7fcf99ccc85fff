/**
 * `npm run bench:export`: how long 100,000 rows take out of an embedded store and into another one, how
 * much memory that takes, and whether a second export has the same bytes.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportStore } from '../../bot/admin/export';
import { importStore } from '../../bot/admin/import';
import { openSqlite } from '../../bot/tables/sqlite';

const total = 100_000;
const spaces = 50;

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, 50);
  const result = await work();
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1_000;
  const rate = Math.round(total / seconds);
  console.log(`${what}: ${seconds.toFixed(1)} s, ${rate} rows/s, heap ${most >> 20} MB at most`);
  return result;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  const from = openSqlite(path.join(folder, 'from.db'));
  const to = openSqlite(path.join(folder, 'to.db'));
  const [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
  const what = 'they kept the list of tricky cases up to date, every single week '.repeat(4);
  for (let n = 0; n < total; n += 100) {
    const partition = `tenant|s|space-${(n / 100) % spaces}`;
    const rows = Array.from({ length: 100 }, (_, m) => ({
      ...{ partition, key: `k|${n + m}`, what, at: n + m, locale: 'en' },
    }));
    await from.batch(
      partition,
      rows.map((row) => ({ insert: row })),
    );
  }
  await timed('export', () => exportStore(from, one));
  await timed('import', () => importStore(to, one));
  await timed('export again', () => exportStore(to, two));
  const same = readFileSync(one).equals(readFileSync(two));
  console.log(`${statSync(one).size >> 20} MB, ${same ? 'the same' : 'OTHER'} bytes again`);
  await from.close();
  await to.close();
  rmSync(folder, { recursive: true });
  if (!same) process.exitCode = 1;
}

void main();
