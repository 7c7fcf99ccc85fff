import { joinKey } from '../tables/keys';
import type { Space } from './contract';
import { spacePartition } from './partition';

/** Every partition that acts of an organisation fall into: its own, and those of its spaces. */
export function partitionsOf(
  tenant: string,
  spaces: readonly Pick<Space, 'id'>[],
  shards: (space: string) => number,
): string[] {
  const own = spaces.flatMap(({ id }) =>
    Array.from({ length: shards(id) }, (_, shard) => spacePartition(tenant, id, shard)),
  );
  return [joinKey(tenant), ...own];
}
