import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import pino from 'pino';
import { erase } from '../../bot/admin/erase';
import { beginErasure } from '../../bot/admin/person';
import { runCommand } from '../../bot/admin/run';
import { profileDocument } from '../../bot/people/document';
import { profileRow } from '../../bot/people/store';
import { makeSearch } from '../../bot/search/search';
import { spaceRow } from '../../bot/spaces/store';
import { joinKey } from '../../bot/tables/keys';
import { openSqlite } from '../../bot/tables/sqlite';
import { someone, tenant } from '../support/turns';
import { testSpace } from '../support/world';

const mia = someone('Mia Brandt');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'command-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string) => path.join(folder, name);

const environment = (more: Record<string, string> = {}) => {
  return { LOCAL: 'true', TENANTS: tenant, SQLITE_FILE: file('store'), ...more };
};

/** What the command says, and whether nothing is left to do. */
async function admin(args: readonly string[], more: Record<string, string> = {}) {
  const said: object[] = [];
  const clean = await runCommand(args, environment(more), (result) => said.push(result));
  return { clean, said };
}

/** The same as a process of its own. */
async function asProcess(args: readonly string[]) {
  const argv = ['--import', 'tsx', path.join(__dirname, '../../bot/admin/main.ts'), ...args];
  const env = { ...process.env, ...environment() };
  return new Promise<{ code: number; said: object[]; error: string }>((resolve) => {
    execFile(process.execPath, argv, { env }, (failure, stdout, error) => {
      const said = stdout.split('\n').filter(Boolean);
      resolve({
        code: Number(failure?.code ?? 0),
        said: said.map((line) => JSON.parse(line)),
        error,
      });
    });
  });
}

/** A store with a space and a person in it, and an index that has caught up. */
async function aStore() {
  const tables = openSqlite(file('store'));
  const lists = { skills: ['pumps'], interests: [], languages: [] };
  const profile = { id: mia.id, name: mia.name, ...lists, asking: 'few' as const, at: 1 };
  await tables.put(spaceRow({ ...testSpace, owners: [mia.id] }));
  await tables.put(profileRow(tenant, profile));
  await tables.put({ partition: joinKey(tenant, 'u', mia.id), key: 's|x', space: 'x', at: 1 });
  const search = makeSearch({
    ...{ tables, log: pino({ level: 'silent' }), tenants: [tenant], file: file('store.search') },
    ...{ clock: Date.now, id: () => 'n1' },
  });
  await search.put(profileDocument(tenant, profile));
  const running = () => search.catchUp();
  return { tables, running, stop: () => search.stop() };
}

test('says what there is to say, and how it is called', async () => {
  for (const wrong of [['forget'], ['export'], ['spaces', 'all'], []])
    await expect(admin(wrong)).rejects.toThrow(/export FILE[\s\S]*import FILE[\s\S]*erase PERSON/);
  await aStore();
  const named = await admin(['admins'], { ADMINS: mia.id });
  expect(named).toEqual({ clean: true, said: [{ admin: mia.id, name: mia.name }] });
  expect((await admin(['admins'])).said).toMatchObject([{ admin: 'everybody' }]);
  expect((await admin(['spaces'])).said).toMatchObject([{ id: testSpace.id, owners: [mia.id] }]);
  const { clean, said } = await admin(['recount']);
  expect([clean, said]).toMatchObject([true, [{ space: testSpace.id, differences: [] }]]);
  await expect(admin(['recount', '--space', 'nowhere'])).rejects.toThrow('no space nowhere');
});

test('a store goes out and in, and a wrong file changes nothing', async () => {
  await aStore();
  expect((await admin(['export', file('out')])).said).toEqual([
    { file: file('out'), rows: 5, partitions: 3 },
  ]);
  writeFileSync(file('cut'), readFileSync(file('out'), 'utf8').slice(0, -20));
  const other = { SQLITE_FILE: file('other') };
  await expect(admin(['import', file('cut')], other)).rejects.toThrow(/damaged|cut off/);
  expect((await admin(['import', file('out')], other)).clean).toBe(true);
  await admin(['export', file('again')], other);
  expect(readFileSync(file('again')).equals(readFileSync(file('out')))).toBe(true);
});

test('somebody goes out of the files of this machine, bytes and all, while the product has them open', async () => {
  const { running } = await aStore();
  const files = ['store', 'store.search', 'store-wal', 'store.search-wal'].map(file);
  const having = () =>
    files.filter((each) => {
      try {
        return readFileSync(each, 'latin1').includes(mia.id);
      } catch {
        return false;
      }
    });
  expect(having().length).toBeGreaterThan(0);
  const dry = await asProcess(['erase', mia.id, '--dry-run']);
  expect(dry.said).toEqual([
    {
      ...{ person: mia.id, names: [mia.name] },
      wouldChange: { place: 1, profile: 1, space: 1, document: 1, change: 1 },
    },
  ]);
  const catching = setInterval(() => void running(), 300);
  const erased = await asProcess(['erase', mia.id]);
  clearInterval(catching);
  expect(erased).toMatchObject({ code: 0, error: '', said: [{ person: mia.id, passes: 2 }] });
  expect(having()).toEqual([]);
}, 60_000);

test('an erasure of whom no row names fails, so that a wrong store is noticed', async () => {
  const { tables } = await aStore();
  const nobody = '0a1b2c3d-0000-4000-8000-00000000abcd';
  const sentence = /^No row names .*Is this the right store/;
  await expect(admin(['erase', nobody])).rejects.toThrow(sentence);
  await expect(admin(['erase', nobody, '--dry-run'])).rejects.toThrow(sentence);
  await expect(admin(['export-person', nobody, file('person')])).rejects.toThrow(sentence);
  await tables.put({ partition: joinKey(tenant, 'u', nobody), key: 's|x', space: 'x', at: 1 });
  expect((await admin(['erase', nobody])).clean).toBe(true);
  await expect(admin(['erase', nobody])).rejects.toThrow(sentence);
});

test('whose rows are gone while a file still had them is not told to be in the wrong store', async () => {
  const { tables, stop } = await aStore();
  let n = 0;
  const bench = { tables, clock: Date.now, id: () => (++n).toString(16).padStart(32, '0') };
  await erase(bench, { id: mia.id, also: [] }, { keepActs: false });
  stop();
  // As a process leaves it that has ended: this one would go on having it open.
  for (const end of ['', '-wal', '-shm']) rmSync(file(`store.search${end}`), { force: true });
  const left = new Database(file('store.search'));
  left.exec(`CREATE TABLE documents (id TEXT); INSERT INTO documents VALUES ('${mia.id}')`);
  left.close();
  const again = await admin(['erase', mia.id]);
  expect(again).toMatchObject({ clean: true, said: [{ person: mia.id, changed: {} }] });
  expect(existsSync(file('store.search'))).toBe(false);
  await expect(admin(['erase', mia.id])).rejects.toThrow(/^No row names/);
});

test('an erasure that was begun is completed, though nothing is left to find', async () => {
  const { tables } = await aStore();
  const who = { id: '0a1b2c3d-0000-4000-8000-00000000abcd', also: [] };
  await beginErasure(tables, who, false, 'f'.repeat(32));
  expect((await admin(['erase', who.id])).said).toMatchObject([{ person: who.id, changed: {} }]);
  await expect(admin(['erase', who.id])).rejects.toThrow(/^No row names/);
});

test('an id is the same in capitals', async () => {
  const { tables } = await aStore();
  const small = '0a1b2c3d-0000-4000-8000-00000000abcd';
  await tables.put({ partition: joinKey(tenant, 'u', small), key: 's|x', space: 'x', at: 1 });
  expect((await admin(['erase', small.toUpperCase()])).said).toMatchObject([
    { person: small, changed: { place: 1 } },
  ]);
});

test('a store that is not there is not made, but by an import', async () => {
  await aStore();
  await admin(['export', file('out')]);
  const other = { SQLITE_FILE: file('other') };
  for (const command of ['spaces', 'recount'])
    await expect(admin([command], other)).rejects.toThrow(/^There is no store at .*other: name/);
  expect(existsSync(file('other'))).toBe(false);
  expect((await admin(['import', file('out')], other)).clean).toBe(true);
  expect((await admin(['spaces'], other)).said).toHaveLength(1);
});

test('a store of a newer version is left alone', async () => {
  const { tables } = await aStore();
  await tables.put({ partition: 'schema', key: 'version', form: 99 });
  await expect(admin(['erase', mia.id])).rejects.toThrow(/written by a newer version/);
  expect((await tables.get(joinKey(tenant, 'u', mia.id), 's|x'))?.row.space).toBe('x');
});
