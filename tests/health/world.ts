import { Space } from '../../bot/spaces/contract';
import type { Tables } from '../../bot/tables/port';
import type { World } from '../../bot/world';

export function spaceOf(id: string): Space {
  return Space.parse({
    ...{ tenant: 'tenant', id, kind: 'groupChat', serviceUrl: '', name: id },
    conversation: id,
  });
}

/** As much of the world as the health of a space is read from: nothing waits, and so many people are in it. */
export function worldOf(tables: Tables, now: number, members: number): World {
  const world = {
    ...{ tables, clock: () => now, spaces: { shards: () => 1 }, search: { find: () => [] } },
    roster: { describe: async () => ({ members }) },
  };
  return world as unknown as World;
}
