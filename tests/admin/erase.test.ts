import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { erase, planErasure } from '../../bot/admin/erase';
import { exportStore } from '../../bot/admin/export';
import { exportPerson } from '../../bot/admin/export-person';
import { importStore } from '../../bot/admin/import';
import { kindOf } from '../../bot/admin/kinds';
import { lookFor } from '../../bot/admin/person';
import { type Row, type Tables, TablesError } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { countedAgain } from '../support/both-stores';
import { cast, doEverything } from '../support/everything';
import { patientStore } from '../support/patient-stores';
import { runProduct } from '../support/product';
import { tenant } from '../support/turns';

/** A store in which three people did everything that can be done, as a file. */
let folder: string;
let everything: string;
let now: number;
const clock = () => ++now;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'erase-'));
  everything = path.join(folder, 'everything');
  const tables = openSqlite(':memory:');
  const app = await runProduct({ ...tables, close: async () => {} });
  await doEverything(app);
  now = app.clock.now;
  await app.close();
  await exportStore(tables, everything);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(tables: Tables): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of tables.scan()) rows.push(...page.map(({ row }) => row));
  return rows;
}
const whole = (rows: readonly Row[]) => JSON.stringify(rows);
const bench = (tables: Tables) => ({ tables, clock, id: () => randomUUID().replaceAll('-', '') });
const differences = async (tables: Tables) =>
  (await countedAgain(tables, tenant)).flatMap((each) => each.differences);

test('every kind of row that people make is declared', async () => {
  const tables = openSqlite(':memory:');
  await importStore(tables, everything);
  const rows = await rowsOf(tables);
  const unknown = rows.filter((row) => !kindOf(row)).map(({ partition, key }) => [partition, key]);
  expect(unknown).toEqual([]);
});

/** The emulator takes seconds to look through everything, so there one person goes, in one way. */
const goers = (store: string) => (store === 'SQLite' ? cast : cast.slice(0, 1));

describe.each(patientStore)('an erasure on %s', (store, open) => {
  let tables: Tables;
  beforeEach(async () => {
    tables = await open();
    await importStore(tables, everything);
  }, 180_000);
  afterEach(() => tables.close());

  async function eraseAll(keepActs: boolean): Promise<void> {
    const before = await countedAgain(tables, tenant);
    expect(before.flatMap((each) => each.differences)).toEqual([]);
    for (const { id, name } of goers(store)) {
      expect(whole(await rowsOf(tables))).toContain(id);
      const planned = await planErasure(bench(tables), await lookFor(tables, { id, also: [] }));
      const erased = await erase(bench(tables), { id, also: [] }, { keepActs });
      expect(erased).toMatchObject({ left: [], words: [] });
      for (const kind of Object.keys(planned)) expect(Object.keys(erased.changed)).toContain(kind);
      const rows = whole(await rowsOf(tables));
      expect(rows).not.toContain(id);
      expect(rows).not.toContain(name);
      expect(await differences(tables)).toEqual([]);
      // Again, there is nothing to do.
      const again = await erase(bench(tables), { id, also: [name] }, { keepActs });
      expect(again).toMatchObject({ changed: {}, passes: 1, left: [], words: [] });
    }
    const after = await countedAgain(tables, tenant);
    const acts = (counted: typeof before) => counted.reduce((sum, each) => sum + each.acts, 0);
    if (keepActs) expect(acts(after)).toBe(acts(before));
    else expect(acts(after)).toBeLessThan(acts(before));
  }

  test('takes their words too, leaves no trace, and counts stay right', async () => {
    await eraseAll(false);
    const rows = whole(await rowsOf(tables));
    expect(rows).not.toContain('until the last file');
    if (store === 'SQLite') expect(rows).not.toContain('With water.');
  }, 200_000);

  if (store !== 'SQLite') return;

  test('keeps what they did for others, under nobody’s name', async () => {
    await eraseAll(true);
    const rows = whole(await rowsOf(tables));
    expect(rows).toContain('until the last file');
    expect(rows).toContain('With water.');
  }, 180_000);

  test('that is cut off at any step is completed by the next, and is then as if it had not been', async () => {
    const [{ id, name }] = cast;
    for (let step = 1; ; step = Math.ceil(step * 1.7)) {
      const store = openSqlite(':memory:');
      await importStore(store, everything);
      let writes = 0;
      const cut = <Words extends unknown[], T>(work: (...words: Words) => Promise<T>) => {
        return async (...words: Words) => {
          writes += 1;
          if (writes >= step) throw new TablesError('Invalid', 'cut off');
          return work(...words);
        };
      };
      const dying: Tables = {
        ...store,
        ...{ put: cut(store.put), batch: cut(store.batch), remove: cut(store.remove) },
      };
      const first = await erase(bench(dying), { id, also: [] }, { keepActs: false }).catch(
        (error: Error) => error.message,
      );
      if (first !== 'cut off') break;
      if (step > 1)
        await expect(erase(bench(store), { id, also: [] }, { keepActs: true })).rejects.toThrow(
          /was begun without --keep-acts/,
        );
      const erased = await erase(bench(store), { id, also: [] }, { keepActs: false });
      expect(erased.left).toEqual([]);
      const rows = whole(await rowsOf(store));
      expect(rows).not.toContain(id);
      expect(rows).not.toContain(name);
      expect(await differences(store)).toEqual([]);
      expect(new Set(rows.match(/left-[0-9a-f]+/g)).size).toBe(1);
    }
  }, 120_000);

  test('says what it would change, and changes nothing', async () => {
    const before = whole(await rowsOf(tables));
    const person = await lookFor(tables, { id: cast[0].id, also: [] });
    const tally = await planErasure(bench(tables), person);
    const acts = ['kudos', 'question', 'link', 'why', 'post', 'award', 'award period'];
    const others = ['marker', 'week', 'document', 'place', 'nudge settings', 'outbox'];
    for (const kind of [...acts, ...others])
      expect([kind, tally[kind]]).not.toEqual([kind, undefined]);
    expect(whole(await rowsOf(tables))).toBe(before);
  });

  test('refuses a name, which could be somebody else’s', async () => {
    await expect(
      erase(bench(tables), { id: 'Mia B', also: [] }, { keepActs: true }),
    ).rejects.toThrow(/is no id of a person/);
  });

  test('gives a person what is kept of them first', async () => {
    const file = path.join(folder, 'person');
    const [, jonas] = cast;
    const { rows } = await exportPerson(tables, { id: jonas.id, also: [] }, file);
    const [person, ...found] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(person).toEqual({ person: jonas.id, names: ['Jonas Weber'], also: [] });
    expect(found).toHaveLength(rows);
    const kinds = new Set(found.map(({ kind }) => kind));
    for (const kind of ['kudos', 'question', 'answer', 'link', 'why', 'place', 'profile'])
      expect(kinds).toContain(kind);
    expect(kinds).not.toContain('marker');
    const answers = found.filter(({ kind }) => kind === 'answer');
    expect(answers[0].content.answer).toMatchObject({ text: 'With water.' });
  });
});
