import { inverseTime, joinKey, momentOf } from '../tables/keys';

/**
 * The partition of what happens in a space: one transaction scope. A hot space is spread over several,
 * its shards; shard 0 has the space's own rows.
 */
export function spacePartition(tenant: string, space: string, shard = 0): string {
  return shard === 0 ? joinKey(tenant, 's', space) : joinKey(tenant, 's', space, String(shard));
}

/**
 * The id of an act. It begins with the inverse of its time, so the newest comes first in key order, and
 * names its shard, so that it is found again whatever the number of shards is later.
 */
export function newActId(now: number, hash: string, shard: number): string {
  const id = `${inverseTime(now)}.${hash.slice(0, 16)}`;
  return shard === 0 ? id : `${id}.${shard}`;
}

/** When an act was done, by its id, in milliseconds. */
export function timeOfAct(id: string): number {
  return momentOf(id);
}

/** Where an act is kept. */
export function actPartition(tenant: string, space: string, id: string): string {
  return spacePartition(tenant, space, Number(id.split('.')[2] ?? 0));
}

/** The shard an act falls into, by its hash. */
export function shardOf(hash: string, shards: number): number {
  return Number.parseInt(hash.slice(0, 8), 16) % shards;
}
