/** Rows in the partition of a space: `dm|person`, that they want its digest by e-mail too. */
import { spacePartition } from '../spaces/partition';
import { joinKey, prefixRange } from '../tables/keys';
import type { Tables } from '../tables/port';

interface Where {
  readonly tenant: string;
  readonly space: string;
}

export async function isSubscribed(tables: Tables, where: Where, person: string): Promise<boolean> {
  const partition = spacePartition(where.tenant, where.space);
  return Boolean(await tables.get(partition, joinKey('dm', person)));
}

/** Writes or takes away their wish; asked for twice it is the same. */
export async function subscribe(
  tables: Tables,
  where: Where,
  person: string,
  wanted: boolean,
): Promise<void> {
  const partition = spacePartition(where.tenant, where.space);
  const key = joinKey('dm', person);
  if (wanted) await tables.put({ partition, key, person });
  else {
    const stored = await tables.get(partition, key);
    if (stored) await tables.remove(partition, key, stored.etag);
  }
}

const pageSize = 50;

/** Fifty who want it, and where to go on. */
export async function listSubscribers(
  tables: Tables,
  where: Where,
  after?: string,
): Promise<{ readonly people: readonly string[]; readonly after?: string }> {
  const partition = spacePartition(where.tenant, where.space);
  const range = { ...prefixRange('dm|'), limit: pageSize, after };
  const page = await tables.list(partition, range);
  return { people: page.rows.map(({ row }) => String(row.person)), after: page.after };
}
