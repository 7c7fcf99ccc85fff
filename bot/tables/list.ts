import { prefixRange } from './keys';
import type { Stored, Tables } from './port';

/** All rows of a partition whose keys begin so, in key order. One transaction a thousand rows. */
export async function listAll(
  tables: Tables,
  partition: string,
  prefix: string,
): Promise<Stored[]> {
  const rows: Stored[] = [];
  let after: string | undefined;
  do {
    const page = await tables.list(partition, { ...prefixRange(prefix), limit: 1_000, after });
    rows.push(...page.rows);
    after = page.after;
  } while (after);
  return rows;
}
