import * as z from 'zod/v4';
import { actPartition, spacePartition } from '../spaces/partition';
import { joinKey, prefixRange } from '../tables/keys';
import type { Row, Tables, Write } from '../tables/port';
import type { Joiner } from './contract';

/** The join of one person; it can be inserted once. */
export function joinRow(
  tenant: string,
  space: string,
  id: string,
  joiner: Joiner,
  at: number,
): Row {
  const { id: person, name, line } = joiner;
  return {
    partition: actPartition(tenant, space, id),
    key: joinKey('j', id, person),
    person,
    name,
    at,
    ...(line && { line }),
  };
}

/** Puts a line to the join of somebody who joined before; undefined where they did not. */
export async function lineWrite(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
  joiner: Joiner,
): Promise<Write | undefined> {
  const stored = await tables.get(actPartition(tenant, space, id), joinKey('j', id, joiner.id));
  if (!stored) return undefined;
  return { replace: { ...stored.row, line: joiner.line ?? '' }, etag: stored.etag };
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
    const page = await tables.list(actPartition(tenant, space, id), range);
    joins.push(...page.rows.map(({ row }) => JoinRow.parse(row)));
    after = page.after;
  } while (after);
  return joins
    .toSorted((a, b) => a.at - b.at)
    .map(({ person, name, line }) => ({ id: person, name, ...(line && { line }) }));
}

/** Who joined which kudos of a shard, by the kudos' id. It reads every join there is. */
export async function listAllJoins(
  tables: Tables,
  tenant: string,
  space: string,
  shard: number,
): Promise<Map<string, string[]>> {
  const joins = new Map<string, string[]>();
  let after: string | undefined;
  do {
    const range = { ...prefixRange('j|'), limit: 1_000, after };
    const page = await tables.list(spacePartition(tenant, space, shard), range);
    for (const { row } of page.rows) {
      const [, kudos = ''] = row.key.split('|');
      joins.set(kudos, [...(joins.get(kudos) ?? []), JoinRow.parse(row).person]);
    }
    after = page.after;
  } while (after);
  return joins;
}
