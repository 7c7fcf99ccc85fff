import { rowOf } from '../../bot/tables/limits';
import type { Row, Tables } from '../../bot/tables/port';

export interface Recorded {
  readonly tables: Tables;
  /** What was written since it was last asked; removals leave nothing. */
  take(): readonly Row[];
  /** The next reads and writes fail as often as this says, as a store in trouble does. */
  fail(error: () => Error, times: number): void;
}

/** The same tables, remembering what is written. */
export function recordWrites(tables: Tables): Recorded {
  let rows: Row[] = [];
  let failing = { error: (): Error => new Error(), times: 0 };
  const may = () => {
    if (failing.times === 0) return;
    failing = { ...failing, times: failing.times - 1 };
    throw failing.error();
  };
  const note = (...more: readonly (Row | undefined)[]) =>
    void rows.push(...more.filter((row) => row !== undefined));
  return {
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
    fail: (error, times) => {
      failing = { error, times };
    },
    tables: {
      ...tables,
      get: async (...which) => {
        may();
        return tables.get(...which);
      },
      list: async (...which) => {
        may();
        return tables.list(...which);
      },
      insert: async (row) => {
        may();
        note(row);
        return tables.insert(row);
      },
      put: async (row) => {
        may();
        note(row);
        return tables.put(row);
      },
      replace: async (row, etag) => {
        may();
        note(row);
        return tables.replace(row, etag);
      },
      batch: async (partition, writes) => {
        may();
        await tables.batch(partition, writes);
        note(...writes.map(rowOf));
      },
    },
  };
}
