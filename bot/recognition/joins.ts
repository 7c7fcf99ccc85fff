import * as z from 'zod/v4';
import { spacePartition } from '../spaces/partition';
import { joinKey, prefixRange } from '../tables/keys';
import type { Row, Tables, Write } from '../tables/port';
import type { Joiner } from './contract';

/** The join of one person; with a line it replaces an earlier join, without one it must be the first. */
export function joinWrite(
  tenant: string,
  space: string,
  id: string,
  joiner: Joiner,
  at: number,
): Write {
  const { id: person, name, line } = joiner;
  const row: Row = {
    partition: spacePartition(tenant, space),
    key: joinKey('j', id, person),
    person,
    name,
    at,
    ...(line && { line }),
  };
  return line ? { put: row } : { insert: row };
}

const JoinRow = z.object({
  person: z.string(),
  name: z.string(),
  line: z.string().optional(),
  at: z.number(),
});

/** Everybody who joined, oldest first. */
export async function listJoiners(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
): Promise<Joiner[]> {
  const joins: z.infer<typeof JoinRow>[] = [];
  let after: string | undefined;
  do {
    const range = { ...prefixRange(`${joinKey('j', id)}|`), limit: 1_000, after };
    const page = await tables.list(spacePartition(tenant, space), range);
    joins.push(...page.rows.map(({ row }) => JoinRow.parse(row)));
    after = page.after;
  } while (after);
  return joins
    .toSorted((a, b) => a.at - b.at)
    .map(({ person, name, line }) => ({ id: person, name, ...(line && { line }) }));
}
