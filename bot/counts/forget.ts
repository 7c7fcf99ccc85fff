import type { RowKind } from '../forgetting/kinds';
import type { Leaver } from '../forgetting/leaver';
import { settle } from '../operations/settle';
import type { Row, Stored, Tables } from '../tables/port';
import type { Tie } from './contract';
import { addCounters, addTies } from './domain';
import { negative, peopleBehind } from './people';
import {
  countersKey,
  countersRow,
  isTies,
  readCounters,
  readTies,
  tiesKey,
  tiesRow,
  weekOfTies,
} from './store';

function renamed(tie: Tie, { id, as }: Leaver): Tie {
  const other = (person: string) => (person === id ? as.id : person);
  return { ...tie, from: other(tie.from), to: other(tie.to) };
}

/** The row of ties without the leaver; what they did moves to another row. */
function forgetTies(row: Row, leaver: Leaver): Row {
  if (!isTies(row.key)) return row;
  const ties = readTies({ row, etag: '' });
  if (!ties.some(({ from, to }) => from === leaver.id || to === leaver.id)) return row;
  const left = ties.filter(({ from }) => from !== leaver.id).map((tie) => renamed(tie, leaver));
  return tiesRow(row.partition, row.key, addTies([], left));
}

/** In a row of ties, those to and from a person are theirs to read. */
function told(row: Row, person: string): Row {
  const { partition, key } = row;
  const all = readTies({ row, etag: '' });
  const ties = all.filter(({ from, to }) => from === person || to === person);
  return { partition, key, week: weekOfTies(key), ties: JSON.stringify(ties) };
}

/** What is counted: the weekly rows. Counters name nobody; ties keep their number under another id. */
export const countsKinds: readonly RowKind[] = [
  {
    ...{ name: 'week', where: 'space', prefix: 'w', people: true, internal: true },
    ...{ forget: forgetTies, told },
  },
];

/** What a row of ties becomes, and what that changes in the week's counters of people. */
function moving(partition: string, key: string, stored: Stored | undefined, ties: readonly Tie[]) {
  const people = [peopleBehind(ties), negative(peopleBehind(readTies(stored)))];
  const row = tiesRow(partition, key, ties);
  if (!stored) return { write: { insert: row }, people };
  const { etag } = stored;
  return { write: ties.length > 0 ? { replace: row, etag } : { remove: key, etag }, people };
}

/**
 * Gives the leaver's ties in a row to who stands in their place, in one batch. It may be done while others
 * count: a sum is the same whatever was renamed before or after it.
 */
export async function renameTies(tables: Tables, { partition, key }: Row, leaver: Leaver) {
  const week = weekOfTies(key);
  await settle(async () => {
    const stored = await tables.get(partition, key);
    if (!stored || forgetTies(stored.row, leaver) === stored.row) return;
    const moved = readTies(stored)
      .filter(({ from }) => from === leaver.id)
      .map((tie) => renamed(tie, leaver));
    const others = readTies({ row: forgetTies(stored.row, leaver), etag: '' });
    const to = tiesKey(week, leaver.as.id);
    const away = to !== key && moved.length > 0;
    const changes = [moving(partition, key, stored, addTies(others, away ? [] : moved))];
    if (away) {
      const target = await tables.get(partition, to);
      changes.push(moving(partition, to, target, addTies(readTies(target), moved)));
    }
    // Who stands in their place leaves another mark among the people of the week.
    const counted = await tables.get(partition, countersKey(week));
    const people = changes.flatMap((change) => change.people);
    const row = countersRow(
      partition,
      countersKey(week),
      addCounters(readCounters(counted), people),
    );
    const numbers = counted ? { replace: row, etag: counted.etag } : { insert: row };
    await tables.batch(partition, [...changes.map(({ write }) => write), numbers]);
  });
}
