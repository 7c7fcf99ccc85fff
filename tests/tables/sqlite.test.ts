import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openTables } from '../../bot/tables/open';
import { openSqlite } from '../../bot/tables/sqlite';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const row = { partition: 'p', key: 'k', n: 1 };
const refused = (sentence: RegExp) =>
  expect.objectContaining({
    name: 'TablesError',
    code: 'Unavailable',
    message: expect.stringMatching(sentence),
  });

test('makes the folders on the way and keeps the rows', async () => {
  const file = join(folder, 'deep', 'er', 'store.db');
  const first = await openTables({ kind: 'sqlite', file });
  await first.insert(row);
  const before = await first.get('p', 'k');
  await first.close();
  await first.close();

  const second = openSqlite(file);
  expect(await second.get('p', 'k')).toEqual(before);
  await second.replace({ ...row, n: 2 }, before?.etag ?? '');
  await expect(second.replace(row, before?.etag ?? '')).rejects.toMatchObject({ code: 'Changed' });
  await second.close();
});

test('an etag is not given again to a row that was made again after a restart', async () => {
  const file = join(folder, 'store.db');
  const etags: (string | undefined)[] = [];
  for (let round = 0; round < 3; round += 1) {
    const tables = openSqlite(file);
    await tables.insert(row);
    const etag = (await tables.get('p', 'k'))?.etag;
    etags.push(etag);
    await tables.remove('p', 'k', etag ?? '');
    await tables.close();
  }
  expect(new Set(etags).size).toBe(3);
});

test('is not there any more once closed', async () => {
  const tables = openSqlite(join(folder, 'store.db'));
  await tables.close();
  for (const call of [
    () => tables.get('p', 'k'),
    () => tables.insert(row),
    () => tables.batch('p', [{ put: row }]),
    () => tables.list('p', { from: '', to: '~', limit: 1 }),
    () => tables.ping(),
  ])
    await expect(call()).rejects.toEqual(refused(/closed/));
});

test('says where it cannot be opened, and what to do', async () => {
  await writeFile(
    join(folder, 'file'),
    'not a database, but long enough to be taken for one'.repeat(99),
  );
  await mkdir(join(folder, 'folder'));
  for (const place of ['file/store.db', 'folder', 'file']) {
    const file = join(folder, place);
    expect(() => openSqlite(file)).toThrow(refused(new RegExp(`opened at ${file}.*SQLITE_FILE`)));
  }
});

test('leaves a file of a later version alone', () => {
  const file = join(folder, 'store.db');
  const db = new Database(file);
  db.exec('PRAGMA user_version = 2');
  db.close();
  expect(() => openSqlite(file)).toThrow(refused(/later version/));
});

test('a writer that holds the file for long makes a write fail, not lie', async () => {
  const file = join(folder, 'store.db');
  const tables = openSqlite(file);
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(tables.insert(row)).rejects.toEqual(refused(/locked/));
  await expect(tables.batch('p', [{ put: row }])).rejects.toEqual(refused(/locked/));
  other.exec('ROLLBACK');
  other.close();
  await tables.batch('p', [{ insert: row }]);
  expect((await tables.get('p', 'k'))?.row).toEqual(row);
  await tables.close();
});
