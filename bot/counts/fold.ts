import type { Effect } from '../operations/outbox';
import type { Row, Stored, Tables, Write } from '../tables/port';
import { Counting } from './contract';
import { addCounters, addTies, byWeek, groupBy } from './domain';
import { countersKey, countersRow, readCounters, readTies, tiesKey, tiesRow } from './store';

/** Adds an act to its week, after it is durable. */
export function count(counting: Counting): Effect {
  return { kind: countKind, data: counting };
}
export const countKind = 'counts.add';

/** What must not change between reading and writing. */
interface Change {
  readonly key: string;
  readonly stored: Stored | undefined;
  readonly row: Row;
}

function write({ stored, row }: Change): Write {
  return stored ? { replace: row, etag: stored.etag } : { insert: row };
}

async function changesFor(
  tables: Tables,
  partition: string,
  countings: readonly Counting[],
): Promise<Change[]> {
  const changes: Promise<Change>[] = [];
  const change = (key: string, next: (stored: Stored | undefined) => Row) =>
    changes.push(tables.get(partition, key).then((stored) => ({ key, stored, row: next(stored) })));
  for (const [week, { counters, ties }] of byWeek(countings)) {
    const key = countersKey(week);
    change(key, (stored) =>
      countersRow(partition, key, addCounters(readCounters(stored), [counters])),
    );
    const rows = groupBy(ties, (tie) => tiesKey(week, tie.from));
    for (const [tiesAt, more] of rows)
      change(tiesAt, (stored) => tiesRow(partition, tiesAt, addTies(readTies(stored), more)));
  }
  return Promise.all(changes);
}

/**
 * The writes that add acts to their weeks. They go into the batch that takes the acts out of the outbox, so
 * that an act is counted exactly once, whoever dies when.
 */
export async function fold(
  tables: Tables,
  partition: string,
  acts: readonly unknown[],
): Promise<Write[]> {
  const countings = acts.map((act) => Counting.parse(act));
  return (await changesFor(tables, partition, countings)).map(write);
}
