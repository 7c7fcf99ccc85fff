import { recount } from '../../bot/recount';
import { findSpace } from '../../bot/spaces/store';
import type { Tables } from '../../bot/tables/port';
import type { Place } from '../support/turns';

/** Where the counters of a space are not what its acts add up to, each in a sentence. */
export async function miscounts(
  tables: Tables,
  { tenant, conversation }: Place,
): Promise<string[]> {
  const space = await findSpace(tables, tenant, conversation);
  if (!space) return [];
  const { differences } = await recount(tables, space, 1);
  return differences.map(
    ({ week, what, kept, counted }) =>
      `${what} in ${week} is ${kept}, and its acts make ${counted}`,
  );
}
