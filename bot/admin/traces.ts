import type { Leaver } from '../forgetting/leaver';
import type { Stored, Tables } from '../tables/port';
import { forget, kindOf } from './kinds';
import { mayName, speaksOf } from './mentions';

/** Where a row is. */
interface At {
  readonly kind: string;
  readonly partition: string;
  readonly key: string;
}

export interface Traces {
  /** Rows that still name the person: none, once they are erased. */
  readonly left: readonly At[];
  /** Words of others that have the name in them; they are not changed. */
  readonly words: readonly At[];
}

/** As many as an operator can look at. */
const most = 1_000;

/** Looks through every row for a person: for their id in any place, and for their names. */
export async function traces(tables: Tables, leaver: Leaver): Promise<Traces> {
  const left: At[] = [];
  const words: At[] = [];
  const id = new RegExp(leaver.id, 'i');
  const hasId = ({ row }: Stored) =>
    Object.values(row).some((value) => typeof value === 'string' && id.test(value));
  for await (const page of tables.scan())
    for (const stored of page) {
      const { row } = stored;
      const kind = kindOf(row);
      const at = { kind: kind?.name ?? 'unknown', partition: row.partition, key: row.key };
      const names = hasId(stored) || (mayName(row, leaver) && forget(row, leaver) !== row);
      if (names) left.push(at);
      else if (!kind?.internal && speaksOf(row, leaver.names)) words.push(at);
    }
  return { left: left.slice(0, most), words: words.slice(0, most) };
}
