import type { RowKind } from '../forgetting/kinds';
import type { Leaver } from '../forgetting/leaver';
import { settle } from '../operations/settle';
import type { Row, Tables, Write } from '../tables/port';
import type { Tie } from './contract';
import { addTies } from './domain';
import { readTies, tiesKey, tiesRow } from './store';

function renamed(tie: Tie, { id, as }: Leaver): Tie {
  const other = (person: string) => (person === id ? as.id : person);
  return { ...tie, from: other(tie.from), to: other(tie.to) };
}

const isTies = (key: string) => key.startsWith('w|t|');

/** The row of ties without the leaver; what they did moves to another row. */
function forgetTies(row: Row, leaver: Leaver): Row {
  if (!isTies(row.key)) return row;
  const ties = readTies({ row, etag: '' });
  if (!ties.some(({ from, to }) => from === leaver.id || to === leaver.id)) return row;
  const left = ties.filter(({ from }) => from !== leaver.id).map((tie) => renamed(tie, leaver));
  return tiesRow(row.partition, row.key, addTies([], left));
}

/** What is counted: the weekly rows. Counters name nobody; ties keep their number under another id. */
export const countsKinds: readonly RowKind[] = [
  { name: 'week', where: 'space', prefix: 'w', people: true, internal: true, forget: forgetTies },
];

/**
 * Gives the leaver's ties in a row to who stands in their place, in one batch. It may be done while others
 * count: a sum is the same whatever was renamed before or after it.
 */
export async function renameTies(tables: Tables, { partition, key }: Row, leaver: Leaver) {
  const week = key.split('|')[2] ?? '';
  await settle(async () => {
    const stored = await tables.get(partition, key);
    if (!stored || forgetTies(stored.row, leaver) === stored.row) return;
    const moved = readTies(stored)
      .filter(({ from }) => from === leaver.id)
      .map((tie) => renamed(tie, leaver));
    const others = readTies({ row: forgetTies(stored.row, leaver), etag: '' });
    const to = tiesKey(week, leaver.as.id);
    const here = addTies(others, to === key ? moved : []);
    const writes: Write[] = [
      here.length > 0
        ? { replace: tiesRow(partition, key, here), etag: stored.etag }
        : { remove: key, etag: stored.etag },
    ];
    if (to !== key && moved.length > 0) {
      const target = await tables.get(partition, to);
      const row = tiesRow(partition, to, addTies(readTies(target), moved));
      writes.push(target ? { replace: row, etag: target.etag } : { insert: row });
    }
    await tables.batch(partition, writes);
  });
}
