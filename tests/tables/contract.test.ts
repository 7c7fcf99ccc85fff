import fc from 'fast-check';
import { openAzure } from '../../bot/tables/azure';
import { encodeKey, joinKey, prefixRange } from '../../bot/tables/keys';
import type { Page, Range, Row, Stored, Tables, Write } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { type Azurite, startAzurite } from '../support/azurite';

let azurite: Azurite;
const stores: Record<string, () => Promise<Tables>> = {
  SQLite: async () => openSqlite(':memory:'),
  'Azure Tables': () => openAzure({ connection: azurite.connection, table: 'Contract' }),
};

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

/** No encoded key has `~~`. */
const all = { from: '', to: '~~', limit: 1_000 };
const lone = 'half \uD83D of a pair';

describe.each(Object.keys(stores))('%s', (name) => {
  let tables: Tables;
  let count = 0;
  /** A partition of its own for each test. */
  let partition = '';

  beforeAll(async () => {
    tables = (await stores[name]?.()) as Tables;
  });
  afterAll(() => tables.close());
  beforeEach(() => {
    count += 1;
    partition = joinKey('tenant', String(count));
  });

  const row = (key: string, columns: Record<string, string | number | boolean> = {}): Row => ({
    ...columns,
    partition,
    key,
  });
  const read = async (key: string) => (await tables.get(partition, key))?.row;
  const etag = async (key: string) => (await tables.get(partition, key))?.etag ?? 'no such row';
  const keys = async (range: Partial<Range> = {}) =>
    (await tables.list(partition, { ...all, ...range })).rows.map((stored) => stored.row.key);
  const fails = (work: Promise<unknown>, code: string, index?: number) =>
    expect(work).rejects.toMatchObject({ name: 'TablesError', code, index });

  async function fill(names: readonly string[], columns = {}): Promise<void> {
    for (let from = 0; from < names.length; from += 100)
      await tables.batch(
        partition,
        names.slice(from, from + 100).map((key) => ({ insert: row(key, columns) })),
      );
  }

  describe('one row', () => {
    test('is read as it was inserted', async () => {
      const columns = {
        ...{ text: 'Zoë & Ωmega 👩‍🚀', empty: '', yes: true, no: false, zero: 0, small: -7 },
        ...{ moment: 1_732_400_000_000, half: 1.5, int32: 2_147_483_647, beyond: 2_147_483_648 },
        ...{ below: -2_147_483_649, tiny: 5e-324, huge: 1.7976931348623157e308, power: 1e21 },
        ...{ safe: Number.MAX_SAFE_INTEGER, third: 1 / 3 },
      };
      await tables.insert(row('a', columns));
      expect(await read('a')).toEqual(row('a', columns));
      await tables.batch(partition, [{ insert: row('b', columns) }]);
      expect(await read('b')).toEqual(row('b', columns));
    });

    test('that is not there is undefined', async () => {
      expect(await tables.get(partition, 'a')).toBeUndefined();
    });

    test('is inserted once', async () => {
      await tables.insert(row('a', { n: 1 }));
      await fails(tables.insert(row('a', { n: 2 })), 'AlreadyExists');
      expect(await read('a')).toEqual(row('a', { n: 1 }));
    });

    test('of ten inserts at the same time one wins', async () => {
      const tries = Array.from({ length: 10 }, (_, n) => tables.insert(row('a', { n })));
      const results = await Promise.allSettled(tries);
      const won = results.findIndex((result) => result.status === 'fulfilled');
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect(await read('a')).toEqual(row('a', { n: won }));
    });

    test('is put whether it is there or not, as a whole', async () => {
      await tables.put(row('a', { n: 1, old: 'x' }));
      await tables.put(row('a', { n: 2 }));
      expect(await read('a')).toEqual(row('a', { n: 2 }));
    });

    test('is replaced, as a whole, only by who has its etag', async () => {
      await tables.insert(row('a', { n: 1, old: 'x' }));
      const first = await etag('a');
      await tables.replace(row('a', { n: 2 }), first);
      expect(await read('a')).toEqual(row('a', { n: 2 }));
      await fails(tables.replace(row('a', { n: 3 }), first), 'Changed');
      expect(await read('a')).toEqual(row('a', { n: 2 }));
    });

    test('is removed only by who has its etag', async () => {
      await tables.insert(row('a', { n: 1 }));
      const first = await etag('a');
      await tables.put(row('a', { n: 2 }));
      await fails(tables.remove(partition, 'a', first), 'Changed');
      expect(await read('a')).toEqual(row('a', { n: 2 }));
      await tables.remove(partition, 'a', await etag('a'));
      expect(await read('a')).toBeUndefined();
    });

    test('that is gone has changed', async () => {
      await tables.insert(row('a'));
      const first = await etag('a');
      await tables.remove(partition, 'a', first);
      await fails(tables.replace(row('a'), first), 'Changed');
      await fails(tables.remove(partition, 'a', first), 'Changed');
      await tables.insert(row('a'));
      await fails(tables.replace(row('a'), first), 'Changed');
    });

    test('is written with the etag that is then read', async () => {
      expect(await tables.insert(row('a'))).toBe(await etag('a'));
      const put = await tables.put(row('a', { n: 2 }));
      expect(put).toBe(await etag('a'));
      expect(await tables.replace(row('a', { n: 3 }), put)).toBe(await etag('a'));
    });

    test('has no etag that stands for any', async () => {
      await tables.insert(row('a'));
      for (const any of ['*', '', 'a\r\nIf-Match: *']) {
        await fails(tables.replace(row('a', { n: 1 }), any), 'Invalid');
        await fails(tables.remove(partition, 'a', any), 'Invalid');
        await fails(tables.batch(partition, [{ remove: 'a', etag: any }]), 'Invalid', 0);
      }
      expect(await read('a')).toEqual(row('a'));
    });

    test('is not that of another partition', async () => {
      await tables.insert(row('a', { n: 1 }));
      await tables.insert({ ...row('a', { n: 2 }), partition: `${partition}.b` });
      expect(await read('a')).toEqual(row('a', { n: 1 }));
      expect(await keys()).toEqual(['a']);
    });
  });

  describe('a batch', () => {
    test('does each kind of write', async () => {
      await fill(['changed', 'gone', 'over', 'touched'], { n: 1 });
      const before = await etag('touched');
      await tables.batch(partition, [
        { insert: row('new', { n: 2 }) },
        { put: row('over', { m: 2 }) },
        { put: row('under', { n: 2 }) },
        { replace: row('changed', { n: 3 }), etag: await etag('changed') },
        { remove: 'gone', etag: await etag('gone') },
        { touch: 'touched' },
      ]);
      const { rows } = await tables.list(partition, all);
      expect(rows.map((stored) => stored.row)).toEqual([
        row('changed', { n: 3 }),
        row('new', { n: 2 }),
        row('over', { m: 2 }),
        row('touched', { n: 1 }),
        row('under', { n: 2 }),
      ]);
      expect(await etag('touched')).not.toBe(before);
    });

    test('that touches a row makes a replace or remove with the older etag fail', async () => {
      await tables.insert(row('a', { n: 1 }));
      const before = await etag('a');
      await tables.batch(partition, [{ touch: 'a' }, { insert: row('b') }]);
      await fails(tables.replace(row('a', { n: 2 }), before), 'Changed');
      await fails(tables.remove(partition, 'a', before), 'Changed');
      expect(await read('a')).toEqual(row('a', { n: 1 }));
    });

    const failing: [string, string, (stale: string) => Write][] = [
      ['an insert of a taken key', 'AlreadyExists', () => ({ insert: row('taken') })],
      ['a replace', 'Changed', (stale) => ({ replace: row('taken', { n: 2 }), etag: stale })],
      ['a remove', 'Changed', (stale) => ({ remove: 'taken', etag: stale })],
      ['a replace of a gone row', 'Changed', (stale) => ({ replace: row('no'), etag: stale })],
      ['a remove of a gone row', 'Changed', (stale) => ({ remove: 'no', etag: stale })],
      ['a touch of a gone row', 'Missing', () => ({ touch: 'no' })],
    ];
    test.each(failing)('does nothing where %s fails: %s', async (_, code, write) => {
      await fill(['taken', 'kept', 'touched'], { n: 1 });
      const stale = await etag('taken');
      await tables.put(row('taken', { n: 9 }));
      const before = await tables.list(partition, all);
      const writes: Write[] = [
        { insert: row('new') },
        { put: row('kept', { n: 2 }) },
        { touch: 'touched' },
        write(stale),
        { insert: row('last') },
      ];
      await fails(tables.batch(partition, writes), code, 3);
      expect(await tables.list(partition, all)).toEqual(before);
    });

    test('has 1 to 100 writes', async () => {
      await fills(tables, 100);
      await fails(tables.batch(partition, []), 'Invalid');
      await fails(fills(tables, 101), 'Invalid');
    });
    const fills = (to: Tables, length: number) =>
      to.batch(
        partition,
        Array.from({ length }, (_, n) => ({ put: row(`${length}.${n}`) })),
      );

    test('is about one partition, and each key once', async () => {
      const foreign = { ...row('a'), partition: 'another' };
      const writes = [{ insert: row('b') }, { insert: foreign }];
      await fails(tables.batch(partition, writes), 'Invalid', 1);
      const twice = [{ insert: row('a') }, { insert: row('b') }, { touch: 'a' }];
      await fails(tables.batch(partition, twice), 'Invalid', 2);
      expect(await keys()).toEqual([]);
    });

    test('has at most 4 MiB', async () => {
      const big = Object.fromEntries(
        Array.from({ length: 15 }, (_, n) => [`c${n}`, 'x'.repeat(32_768)]),
      );
      const writes = (length: number) =>
        Array.from({ length }, (_, n) => ({ put: row(`k${n}`, big) }));
      await tables.batch(partition, writes(8));
      await fails(tables.batch(partition, writes(9)), 'Invalid');
    });
  });

  describe('a range', () => {
    test('is in the byte order of the keys', async () => {
      const ordered = [
        '-',
        '.',
        '0',
        '10',
        '9',
        ':',
        '@',
        'A',
        'Z',
        '_',
        'a',
        'aa',
        'a|b',
        'a~7C',
        'z',
      ];
      await fill(ordered.toReversed());
      expect(await keys()).toEqual(ordered);
    });

    test('begins with from, ends before to, goes on behind after', async () => {
      await fill(['a', 'b', 'c', 'd', 'e']);
      expect(await keys({ from: 'b', to: 'd' })).toEqual(['b', 'c']);
      expect(await keys({ from: 'b', to: 'e', after: 'b' })).toEqual(['c', 'd']);
      expect(await keys({ from: 'b', to: 'e', after: 'bb' })).toEqual(['c', 'd']);
      expect(await keys({ from: 'c', to: 'e', after: 'a' })).toEqual(['c', 'd']);
      expect(await keys({ from: 'b', to: 'd', after: 'd' })).toEqual([]);
      expect(await keys({ from: 'd', to: 'b' })).toEqual([]);
    });

    test('of a prefix holds its keys alone', async () => {
      await fill(['k', 'k|1', 'k|2', 'k~7C', 'kk|1', 'j|1', 'l|1']);
      expect(await keys(prefixRange('k|'))).toEqual(['k|1', 'k|2']);
    });

    test('gives the etags that replace needs', async () => {
      await fill(['a']);
      for (const columns of [undefined, []]) {
        const [stored] = (await tables.list(partition, { ...all, columns })).rows;
        await tables.replace(row('a', { n: 2 }), stored?.etag ?? '');
      }
    });

    test('gives the asked columns, where a row has them', async () => {
      await tables.insert(row('a', { n: 1, text: 'x', more: 'y' }));
      await tables.insert(row('b', { text: '' }));
      const rows = async (columns: string[]) =>
        (await tables.list(partition, { ...all, columns })).rows.map((stored) => stored.row);
      expect(await rows(['n', 'text'])).toEqual([
        row('a', { n: 1, text: 'x' }),
        row('b', { text: '' }),
      ]);
      expect(await rows(['more', 'none'])).toEqual([row('a', { more: 'y' }), row('b')]);
      expect(await rows([])).toEqual([row('a'), row('b')]);
    });

    test.each([
      [1_001, 1_000, [1_000, 1]],
      [2_500, 1_000, [1_000, 1_000, 500]],
      [10, 3, [3, 3, 3, 1]],
    ])('of %i rows in pages of %i loses and repeats none', async (total, limit, sizes) => {
      const names = Array.from({ length: total }, (_, n) => `k${String(n).padStart(5, '0')}`);
      await fill(names);
      const pages: Page[] = [];
      let after: string | undefined;
      do {
        const page = await tables.list(partition, { ...all, limit, after, columns: [] });
        pages.push(page);
        after = page.after;
      } while (after !== undefined);
      const read = pages.flatMap((page) => page.rows.map((stored) => stored.row.key));
      expect(read).toEqual(names);
      expect(pages.map((page) => page.rows.length).filter(Boolean)).toEqual(sizes);
    });

    test('has a page of 1 to 1,000 rows, and bounds of ASCII', async () => {
      for (const limit of [0, -1, 1.5, 1_001, Number.NaN])
        await fails(tables.list(partition, { ...all, limit }), 'Invalid');
      for (const after of ['é', lone, 'a\0', 'x'.repeat(601)])
        await fails(tables.list(partition, { ...all, after }), 'Invalid');
    });
  });

  describe('what a row may hold', () => {
    test('any well-formed text', async () => {
      let n = 0;
      const text = fc
        .string({ unit: 'binary', maxLength: 40 })
        .filter((each) => each.isWellFormed());
      const value = fc.oneof(
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
        fc.maxSafeInteger(),
        fc.boolean(),
      );
      await fc.assert(
        fc.asyncProperty(text, value, async (part, v) => {
          n += 1;
          const one = row(joinKey('single', String(n), part), { v, __v: v });
          const other = row(joinKey('batch', String(n), part), { v, __v: v });
          await tables.insert(one);
          await tables.batch(partition, [{ insert: other }]);
          expect(await read(one.key)).toEqual(one);
          expect(await read(other.key)).toEqual(other);
        }),
        { numRuns: 60 },
      );
    });

    test.each([
      "'",
      "x' or PartitionKey ne 'x",
      "'; DROP TABLE rows; --",
      '\u0000\u0001\u007f\u0085\u2028\u2029\uFEFF',
      '{"odata.error":{"code":"X"}}',
      'HTTP/1.1 500 Internal\r\n--changesetresponse_x--\r\n--batch_x--',
      '__proto__',
      'constructor',
      '/\\#?%2F%00',
      '<at>everyone</at>',
    ])('%j, in a key and a value', async (odd) => {
      const key = encodeKey(odd);
      await tables.insert(row('other', { secret: 1 }));
      await tables.insert({ ...row(key, { odd }), partition: encodeKey(odd) });
      await tables.batch(partition, [{ insert: row(key, { odd }) }]);
      expect(await read(key)).toEqual(row(key, { odd }));
      expect(await keys({ from: key, to: `${key}!` })).toEqual([key]);
      const elsewhere = await tables.list(encodeKey(odd), all);
      expect(elsewhere.rows.map((stored) => stored.row)).toEqual([
        { partition: encodeKey(odd), key, odd },
      ]);
      expect(({} as { odd?: string }).odd).toBeUndefined();
    });

    test('a quote in a bound finds nothing of other partitions', async () => {
      await tables.insert(row('a'));
      const after = "x' or PartitionKey ne 'x";
      expect(await keys({ from: after, to: "x' or RowKey gt '" })).toEqual([]);
      expect(await keys({ after })).toEqual([]);
    });

    const column = (length: number) => 'c'.repeat(length);
    const columns = (total: number) =>
      Object.fromEntries(Array.from({ length: total }, (_, n) => [`c${n}`, n]));
    const texts = (total: number, length: number) =>
      Object.fromEntries(Array.from({ length: total }, (_, n) => [`c${n}`, 'x'.repeat(length)]));

    test.each<[string, string, Record<string, string | number | boolean>]>([
      ['a key of 512 characters', 'k'.repeat(512), {}],
      ['252 columns', 'k', columns(252)],
      ['a text of 32,768 units', 'k', { text: 'x'.repeat(32_768) }],
      ['a name of 255 characters', 'k', { [column(255)]: 1 }],
      ['nearly 1 MiB', 'k', texts(15, 32_768)],
    ])('%s', async (_, key, content) => {
      await tables.insert(row(key, content));
      expect(await read(key)).toEqual(row(key, content));
    });

    test.each<[string, string, Record<string, unknown>]>([
      ['an empty key', '', {}],
      ['a key of 513 characters', 'k'.repeat(513), {}],
      ...[...'/\\#?\'"%{} \t\n\u0085é', lone].map(
        (bad): [string, string, Record<string, unknown>] => [
          `a key with ${JSON.stringify(bad)}`,
          `k${bad}`,
          {},
        ],
      ),
      ['253 columns', 'k', columns(253)],
      ['a text of 32,769 units', 'k', { text: 'x'.repeat(32_769) }],
      ['more than 1 MiB', 'k', texts(16, 32_768)],
      ['half of a surrogate pair', 'k', { text: lone }],
      ['a number that is none', 'k', { n: Number.NaN }],
      ['an infinite number', 'k', { n: Number.NEGATIVE_INFINITY }],
      ['undefined', 'k', { n: undefined }],
      ['null', 'k', { n: null }],
      ['a list', 'k', { n: [1] }],
      ['a bigint', 'k', { n: 1n }],
      ['a name of 256 characters', 'k', { [column(256)]: 1 }],
      ...['', '1a', 'a-b', 'a b', 'é', 'a@odata.type', 'odata.etag', 'a.b'].map(
        (bad): [string, string, Record<string, unknown>] => [
          `a column "${bad}"`,
          'k',
          { [bad]: 1 },
        ],
      ),
      ...[
        'PartitionKey',
        'RowKey',
        'Timestamp',
        'rowKey',
        'timestamp',
        'etag',
        'constructor',
        'toString',
      ].map((taken): [string, string, Record<string, unknown>] => [
        `a column ${taken}`,
        'k',
        { [taken]: 1 },
      ]),
      ['a column __proto__', 'k', JSON.parse('{"__proto__":1}')],
    ])('not %s', async (_, key, content) => {
      const bad = { ...content, partition, key } as Row;
      await fails(tables.insert(bad), 'Invalid');
      await fails(tables.put(bad), 'Invalid');
      await fails(tables.replace(bad, 'etag'), 'Invalid');
      await fails(tables.batch(partition, [{ insert: row('fine') }, { put: bad }]), 'Invalid', 1);
      expect(await keys()).toEqual([]);
    });

    test('not a partition that keys.ts did not make', async () => {
      const bad = "x' or '1";
      await fails(tables.get(bad, 'k'), 'Invalid');
      await fails(tables.get(partition, bad), 'Invalid');
      await fails(tables.insert({ partition: bad, key: 'k' }), 'Invalid');
      await fails(tables.remove(bad, 'k', 'etag'), 'Invalid');
      await fails(tables.batch(bad, [{ touch: 'k' }]), 'Invalid');
      await fails(tables.list(bad, all), 'Invalid');
    });
  });

  test('a scan gives every row once, by partition and then by key, with its etag', async () => {
    // One partition begins with the name of another, and one is longer than a page.
    const partitions = [partition, `${partition}-a`, `${partition}.`, `${partition}|s`];
    const names = Array.from({ length: 1_050 }, (_, n) => `k${(n * 7919) % 1_050}`);
    await fill(names, { text: "it's", n: 0.5, yes: true });
    for (const other of partitions.slice(1))
      await tables.batch(
        other,
        ['z', 'K', 'a|b', 'a'].map((key) => ({ insert: { partition: other, key, key2: key } })),
      );
    const found: Stored[] = [];
    for await (const page of tables.scan()) {
      expect(page.length).toBeGreaterThan(0);
      expect(page.length).toBeLessThanOrEqual(1_000);
      found.push(...page.filter(({ row: each }) => partitions.includes(each.partition)));
    }
    const expected: Stored[] = [];
    for (const each of partitions.toSorted()) {
      const first = await tables.list(each, all);
      expected.push(...first.rows);
      if (first.after)
        expected.push(...(await tables.list(each, { ...all, after: first.after })).rows);
    }
    expect(found).toHaveLength(1_062);
    expect(found).toEqual(expected);
  });

  test('answers a ping', async () => {
    await tables.ping();
  });
});
