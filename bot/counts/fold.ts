import type { Effect } from '../operations/outbox';
import type { Row, Stored, Tables, Write } from '../tables/port';
import { Counting } from './contract';
import { addCounters, addTies, byWeek, groupBy } from './domain';
import { negative, peopleBehind } from './people';
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
  const weeks = [...byWeek(countings)].map(async ([week, { counters, ties }]) => {
    const rows = [...groupBy(ties, (tie) => tiesKey(week, tie.from))].map(async ([key, more]) => {
      const stored = await tables.get(partition, key);
      const before = readTies(stored);
      const after = addTies(before, more);
      // All ties of a person in a week are in one row, so that it tells exactly who has come to act.
      const people = [peopleBehind(after), negative(peopleBehind(before))];
      return { change: { key, stored, row: tiesRow(partition, key, after) }, people };
    });
    const key = countersKey(week);
    const [stored, ...changed] = await Promise.all([tables.get(partition, key), ...rows]);
    const more = [counters, ...changed.flatMap(({ people }) => people)];
    const row = countersRow(partition, key, addCounters(readCounters(stored), more));
    return [{ key, stored, row }, ...changed.map(({ change }) => change)];
  });
  return (await Promise.all(weeks)).flat();
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
