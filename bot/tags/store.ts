/** Rows in the partition of the organisation: `t|alias`, that a tag is another word for a tag. */
import * as z from 'zod/v4';
import { joinKey, prefixRange } from '../tables/keys';
import type { Row, Tables } from '../tables/port';

const AliasRow = z.object({ alias: z.string(), tag: z.string() });

export function aliasRow(tenant: string, alias: string, tag: string): Row {
  return { partition: joinKey(tenant), key: joinKey('t', alias), alias, tag };
}

/** All synonyms of an organisation. One transaction. */
export async function listAliases(tables: Tables, tenant: string): Promise<Map<string, string>> {
  const { rows } = await tables.list(joinKey(tenant), { ...prefixRange('t|'), limit: 1_000 });
  return new Map(
    rows.map(({ row }) => {
      const { alias, tag } = AliasRow.parse(row);
      return [alias, tag];
    }),
  );
}
