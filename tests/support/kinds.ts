import { kindOf } from '../../bot/admin/kinds';
import { rowOf } from '../../bot/tables/limits';
import type { Row, Tables } from '../../bot/tables/port';

/** The same tables, noting what is written that nobody has declared: a kind of row that could not be forgotten. */
export function watchKinds(tables: Tables) {
  const undeclared = new Set<string>();
  const note = (row: Row | undefined) => {
    if (row && !kindOf(row)) undeclared.add(`${row.partition} ${row.key}`);
  };
  const watched: Tables = {
    ...tables,
    insert: (row) => {
      note(row);
      return tables.insert(row);
    },
    put: (row) => {
      note(row);
      return tables.put(row);
    },
    replace: (row, etag) => {
      note(row);
      return tables.replace(row, etag);
    },
    batch: (partition, writes) => {
      for (const write of writes) note(rowOf(write));
      return tables.batch(partition, writes);
    },
  };
  return { tables: watched, undeclared };
}
