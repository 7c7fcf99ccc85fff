import type { Counting } from '../counts/contract';
import { spacePartition } from '../spaces/partition';
import type { Tables } from '../tables/port';
import { countAward, countNomination } from './counting';
import { listAllAwards } from './store';

/** What the nominations and awards of a shard add up to, read from themselves. It reads the whole history. */
export async function recountAwards(
  tables: Tables,
  space: { readonly tenant: string; readonly id: string; readonly timeZone: string },
  shard: number,
): Promise<Counting[]> {
  const { tenant, id, timeZone } = space;
  const { periods, nominations } = await listAllAwards(tables, spacePartition(tenant, id, shard));
  return [
    ...nominations.map(({ at }) => ({ at, timeZone, ...countNomination() })),
    ...periods.flatMap(({ decision }) =>
      decision?.winner ? [{ at: decision.at, timeZone, ...countAward() }] : [],
    ),
  ];
}
