import { commit, once } from '../../bot/operations/commit';
import { operationId } from '../../bot/operations/identity';
import { type Tables, TablesError } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { Refusal } from '../../bot/teams/refusal';

const id = operationId(1_000, 'recognition.give', 'nonce', 'mia');
const operation = (tables: number, key = 'k|1') => ({
  partition: 't|s|1',
  id,
  writes: [{ insert: { partition: 't|s|1', key, n: tables } }],
  effects: [{ kind: 'post', data: { n: tables } }],
  result: { n: tables },
});
const keys = async (tables: Tables) =>
  (await tables.list('t|s|1', { from: '', to: '~', limit: 100 })).rows.map(({ row }) => row.key[0]);

/** Storage whose batches fail before or after they are done. */
function failing(tables: Tables, fail: { before?: number; after?: number }): Tables {
  let { before = 0, after = 0 } = fail;
  return {
    ...tables,
    batch: async (partition, writes) => {
      if (before-- > 0) throw new TablesError('Unavailable', 'before');
      await tables.batch(partition, writes);
      if (after-- > 0) throw new TablesError('Unavailable', 'after');
    },
  };
}

let tables: Tables;
beforeEach(() => {
  tables = openSqlite(':memory:');
});
afterEach(() => tables.close());

test('an act, its marker and its effects are written together', async () => {
  expect(await commit(tables, operation(1), 5)).toEqual({ result: { n: 1 }, repeated: false });
  expect(await keys(tables)).toEqual(['i', 'k', 'o']);
});

test('a second delivery writes nothing and gets the first result, whatever it now says', async () => {
  await commit(tables, operation(1), 5);
  expect(await commit(tables, operation(2, 'k|2'), 9)).toEqual({
    result: { n: 1 },
    repeated: true,
  });
  expect(await keys(tables)).toEqual(['i', 'k', 'o']);
});

test('storage that fails after the write: the marker says that it is done', async () => {
  const answer = await commit(failing(tables, { after: 1 }), operation(1), 5);
  expect(answer).toEqual({ result: { n: 1 }, repeated: true });
  expect(await keys(tables)).toEqual(['i', 'k', 'o']);
});

test('storage that fails before the write is tried once more', async () => {
  await commit(failing(tables, { before: 1 }), operation(1), 5);
  expect(await keys(tables)).toEqual(['i', 'k', 'o']);
});

test('storage that is silent is not waited for; what it did after all is found by the next try', async () => {
  let answer: (() => void) | undefined;
  const silent: Tables = {
    ...tables,
    batch: async (partition, writes) => {
      await tables.batch(partition, writes);
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
    },
  };
  await expect(commit(silent, operation(1), 5)).rejects.toMatchObject({ code: 'Unavailable' });
  answer?.();
  expect(await commit(tables, operation(2, 'k|2'), 9)).toEqual({
    result: { n: 1 },
    repeated: true,
  });
  expect(await keys(tables)).toEqual(['i', 'k', 'o']);
});

test('storage that keeps failing leaves nothing', async () => {
  const act = commit(failing(tables, { before: 2 }), operation(1), 5);
  await expect(act).rejects.toMatchObject({ code: 'Unavailable' });
  expect(await keys(tables)).toEqual([]);
});

test('a row in the way is not mistaken for a repetition', async () => {
  await tables.insert({ partition: 't|s|1', key: 'k|1' });
  await expect(commit(tables, operation(1), 5)).rejects.toMatchObject({ code: 'AlreadyExists' });
  expect(await keys(tables)).toEqual(['k']);
});

test('an act refused only because it was done before gets its first result', async () => {
  await commit(tables, operation(1), 5);
  const refused = async () => {
    throw new Refusal('recognition.gone');
  };
  expect(await once(tables, 't|s|1', id, refused)).toEqual({ n: 1 });
  const other = operationId(1_000, 'other');
  await expect(once(tables, 't|s|1', other, refused)).rejects.toBeInstanceOf(Refusal);
});

test('ten deliveries at once are one act', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => commit(tables, operation(n, `k|${n}`), 5)),
  );
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(new Set(answers.map(({ result }) => result.n)).size).toBe(1);
  expect(await keys(tables)).toEqual(['i', 'k', 'o']);
});
