import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { exportStore } from '../../bot/admin/export';
import { importStore } from '../../bot/admin/import';
import { kindOf, kinds } from '../../bot/admin/kinds';
import { openAzure } from '../../bot/tables/azure';
import { joinKey } from '../../bot/tables/keys';
import { type Row, type Tables, TablesError } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { type Azurite, startAzurite } from '../support/azurite';
import { countedAgain } from '../support/both-stores';
import { cast, doEverything } from '../support/everything';
import { patientStore } from '../support/patient-stores';
import { runProduct } from '../support/product';
import { tenant } from '../support/turns';

let folder: string;
let azurite: Azurite;
let stores = 0;
const azure = () =>
  openAzure({ connection: azurite.connection, table: `Portable${++stores}`, deadline: 20_000 });
const file = (name: string) => path.join(folder, name);
/** Writes what a file says after a change to its text. */
const changed = (name: string, change: (text: string) => string) => {
  const to = file(`changed-${++stores}`);
  writeFileSync(to, change(readFileSync(file(name), 'utf8')));
  return to;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'portable-'));
  azurite = await startAzurite();
});
afterAll(async () => {
  await azurite.stop();
  rmSync(folder, { recursive: true });
});

async function rowsOf(tables: Tables): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of tables.scan()) rows.push(...page.map(({ row }) => row));
  return rows;
}

test('what people did goes to the other kind of store and back, byte for byte, counted the same, and is found there', async () => {
  const first = openSqlite(':memory:');
  // The product closes its store; what it left is looked at afterwards.
  const app = await runProduct({ ...first, close: async () => {} });
  await doEverything(app);
  await app.close();
  const exported = await exportStore(first, file('first'));
  expect(exported.rows).toBeGreaterThan(500);
  expect(JSON.parse(readFileSync(file('first'), 'utf8').split('\n')[0] ?? '')).toMatchObject(
    exported,
  );

  // Whatever kind of row there is went along; leases are let go, and the rest is of erasures and imports themselves.
  const there = new Set((await rowsOf(first)).map((row) => kindOf(row)?.name));
  const missing = kinds.filter(
    ({ where, name }) => where !== 'operators' && name !== 'lease' && !there.has(name),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);

  const second = await azure();
  expect(await importStore(second, file('first'))).toEqual(exported);
  expect(await exportStore(second, file('second'))).toEqual(exported);
  const bytes = readFileSync(file('first'));
  expect(readFileSync(file('second')).equals(bytes)).toBe(true);
  const third = openSqlite(':memory:');
  await importStore(third, file('second'));
  await exportStore(third, file('third'));
  expect(readFileSync(file('third')).equals(bytes)).toBe(true);

  const counted = await countedAgain(second, tenant);
  expect(counted.length).toBeGreaterThan(20);
  expect(counted.flatMap(({ differences }) => differences)).toEqual([]);
  expect(counted).toEqual(await countedAgain(first, tenant));

  // An instance begins its index from the documents that were imported.
  const elsewhere = await runProduct({ ...second, close: async () => {} });
  elsewhere.clock.now = app.clock.now;
  await elsewhere.product.world.search.catchUp();
  const found = (running: typeof app) =>
    running.product.world.search.find({
      ...{
        tenant,
        reader: cast[0].id,
        kinds: ['question', 'link', 'kudos', 'profile'],
        limit: 100,
      },
      ...{ spaces: counted.map(({ space }) => space), text: '' },
    });
  expect(found(elsewhere).length).toBeGreaterThan(20);
  await elsewhere.close();
}, 120_000);

const name = fc
  .stringMatching(/^[a-d@:|.]{1,3}$/)
  .map((text) => joinKey(...text.split('|').map((part) => part || 'x')));
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '\n', '\u2028"\r\n', '{"rows":1}', '\u0000', '0', 'true', '1e3'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.boolean(),
);
const rows = fc.uniqueArray(
  fc.record({
    ...{ partition: name, key: name },
    columns: fc.dictionary(fc.stringMatching(/^c[a-zA-Z0-9_]{0,4}$/), value, { maxKeys: 5 }),
  }),
  { selector: ({ partition, key }) => `${partition} ${key}`, maxLength: 60 },
);

test('any rows come out of the other store as they went in: types, texts and order', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (made, fromAzure) => {
      const [from, to] = fromAzure
        ? [await azure(), openSqlite(':memory:')]
        : [openSqlite(':memory:'), await azure()];
      for (const { columns, ...at } of made) await from.put({ ...columns, ...at });
      await exportStore(from, file('one'));
      await importStore(to, file('one'));
      await exportStore(to, file('two'));
      expect(await rowsOf(to)).toEqual(await rowsOf(from));
      expect(await rowsOf(to)).toHaveLength(made.length);
      expect(readFileSync(file('two')).equals(readFileSync(file('one')))).toBe(true);
    }),
    { numRuns: 25 },
  );
}, 120_000);

const many = 260;
beforeAll(async () => {
  const from = openSqlite(':memory:');
  for (let n = 0; n < many; n += 1)
    await from.put({ partition: n % 130 ? 'p' : 'q', key: `k${n}`, text: 'é'.repeat(n), n });
  await exportStore(from, file('many'));
});

describe('an import', () => {
  const tables = openSqlite(':memory:');
  test.each<[string, (text: string) => string, RegExp]>([
    ['no export', () => 'hello', /is no export of this product/],
    ['nothing', () => '', /is no export of this product/],
    ['a later version', (text) => text.replace('"version":1', '"version":2'), /has the form 2/],
    ['cut in a row', (text) => text.slice(0, 5_000), /damaged in line|cut off/],
    ['cut behind a row', (text) => `${text.split('\n').slice(0, 40).join('\n')}\n`, /cut off/],
    [
      'cut before its last line',
      (text) => `${text.split('\n').slice(0, -2).join('\n')}\n`,
      /cut off/,
    ],
    ['another value', (text) => text.replace('"n":77', '"n":78'), /checksum/],
    ['a row less', (text) => text.replace(/\n\["p","k7".*\n/, '\n'), /has 259 rows/],
    ['more behind its end', (text) => `${text}["p","z",{}]\n`, /goes on behind its end/],
    ['a key no store takes', (text) => text.replace('"k7"', '"k/7"'), /damaged in line/],
  ])('of a file with %s is refused, and nothing is written', async (_what, change, sentence) => {
    await expect(importStore(tables, changed('many', change))).rejects.toThrow(sentence);
    expect(await rowsOf(tables)).toEqual([]);
  });

  test('of a file that is not there says so', async () => {
    await expect(importStore(tables, file('nowhere'))).rejects.toThrow(/cannot be read/);
  });
});

describe.each(patientStore)('an import into %s', (_name, open) => {
  let tables: Tables;
  beforeEach(async () => {
    tables = await open();
  });
  afterEach(() => tables.close());

  test('into a store that is not empty is refused', async () => {
    await tables.put({ partition: 'p', key: 'mine', n: 1 });
    await expect(importStore(tables, file('many'))).rejects.toThrow(/store is not empty/);
    expect(await rowsOf(tables)).toEqual([{ partition: 'p', key: 'mine', n: 1 }]);
  });

  test('that was interrupted is completed by the same file and by no other', async () => {
    let batches = 0;
    const failing: Tables = {
      ...tables,
      batch: async (partition, writes) => {
        batches += 1;
        if (batches > 1) throw new TablesError('Invalid', 'The store is full.');
        return tables.batch(partition, writes);
      },
    };
    await expect(importStore(failing, file('many'))).rejects.toThrow('The store is full.');
    expect((await rowsOf(tables)).length).toBeGreaterThan(1);
    await expect(exportStore(tables, file('half'))).rejects.toThrow(/import the same file again/);
    const other = file('other');
    const from = openSqlite(':memory:');
    await from.put({ partition: 'p', key: 'k', n: 1 });
    await exportStore(from, other);
    await expect(importStore(tables, other)).rejects.toThrow(/import of another file/);
    expect(await importStore(tables, file('many'))).toEqual({ rows: many, partitions: 2 });
    await exportStore(tables, file('whole'));
    expect(readFileSync(file('whole')).equals(readFileSync(file('many')))).toBe(true);
    await expect(importStore(tables, file('many'))).rejects.toThrow(/store is not empty/);
  });
});
