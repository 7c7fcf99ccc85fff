/**
 * Rows in the partition of a space:
 *   `k|id`         a kudos; its id begins with the inverse of its time, so the newest comes first
 *   `j|id|person`  somebody joined the kudos `id`
 *   `z|id`         what was taken back, without its words
 * A join is a row of its own, so that joining needs no read; the effect `recognition.show` copies the
 * first joiners and their number into the kudos row, where the wall reads them. `row.ts` has the columns of a kudos, `joins.ts` those of a join.
 */
import { actPartition, spacePartition } from '../spaces/partition';
import { joinKey, prefixRange } from '../tables/keys';
import type { Row, Tables } from '../tables/port';
import type { Kudos } from './contract';
import { type Found, KudosRow, kudosKey, readKudos } from './row';

export async function findKudos(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
): Promise<Found | undefined> {
  const stored = await tables.get(actPartition(tenant, space, id), kudosKey(id));
  return stored && readKudos(space, stored);
}

/** The kudos of a shard of a space, newest first, after the kudos with the id `after`. One transaction. */
export async function listKudos(
  tables: Tables,
  tenant: string,
  space: string,
  shard: number,
  limit: number,
  after?: string,
): Promise<{ found: Found[]; more: boolean }> {
  const page = await tables.list(spacePartition(tenant, space, shard), {
    ...prefixRange('k|'),
    limit,
    ...(after && { after: kudosKey(after) }),
    columns: Object.keys(KudosRow.shape),
  });
  return { found: page.rows.map((stored) => readKudos(space, stored)), more: Boolean(page.after) };
}

/** Says that a kudos was taken back, when and by whom, without its words. */
export function takenBackRow(tenant: string, kudos: Kudos, now: number): Row {
  return {
    partition: actPartition(tenant, kudos.space, kudos.id),
    key: joinKey('z', kudos.id),
    act: 'recognition.takeBack',
    actor: kudos.giver.id,
    at: now,
  };
}
