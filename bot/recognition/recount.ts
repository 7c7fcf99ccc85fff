import type { Counting } from '../counts/contract';
import type { Tables } from '../tables/port';
import { countJoin, countKudos } from './counting';
import { listAllJoins } from './joins';
import { listKudos } from './store';

const pageRows = 1_000;

/**
 * What the acts of a shard add up to, read from the acts themselves. It reads the whole history: for
 * checks and repairs, never while somebody waits.
 */
export async function recountKudos(
  tables: Tables,
  space: { readonly tenant: string; readonly id: string; readonly timeZone: string },
  shard: number,
): Promise<Counting[]> {
  const { tenant, id, timeZone } = space;
  const countings: Counting[] = [];
  const joins = await listAllJoins(tables, tenant, id, shard);
  let after: string | undefined;
  for (let more = true; more; ) {
    const page = await listKudos(tables, tenant, id, shard, pageRows, after);
    for (const { kudos } of page.found) {
      const { at, giver } = kudos;
      countings.push({ at, timeZone, ...countKudos(kudos) });
      for (const joiner of joins.get(kudos.id) ?? [])
        countings.push({ at, timeZone, ...countJoin(joiner, giver.id) });
    }
    after = page.found.at(-1)?.kudos.id;
    more = page.more;
  }
  return countings;
}
