import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqlite } from '../../bot/tables/sqlite';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Lets a process write from `first` on, kills it after some acknowledgements, and gives those. */
async function writeAndKill(file: string, first: number, acknowledgements: number) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'write-until-killed.ts'), file, String(first)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

test('a killed process lost no row it acknowledged, and left no batch half done', async () => {
  const file = join(folder, 'store.db');
  const acknowledged: number[] = [];
  for (const [round, enough] of [61, 150, 7, 233].entries())
    acknowledged.push(...(await writeAndKill(file, round * 1_000_000, enough)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(61 + 150 + 7 + 233);

  const tables = openSqlite(file);
  for (const n of acknowledged) {
    expect((await tables.get('single', `n${n}`))?.row).toMatchObject({ n });
    expect((await tables.get('batch', `n${n}|4`))?.row).toMatchObject({ n });
  }
  const groups = new Map<unknown, number>();
  let after: string | undefined;
  do {
    const page = await tables.list('batch', { from: 'n', to: 'o', limit: 1_000, after });
    for (const { row } of page.rows) groups.set(row.n, (groups.get(row.n) ?? 0) + 1);
    after = page.after;
  } while (after !== undefined);
  expect(new Set(groups.values())).toEqual(new Set([5]));
  expect(groups.size).toBeGreaterThanOrEqual(acknowledged.length);
  await tables.close();
});
