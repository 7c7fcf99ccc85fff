import type { Counting } from '../counts/contract';
import { spacePartition } from '../spaces/partition';
import type { Tables } from '../tables/port';
import { countLink, countWhy } from './counting';
import { listAllLinks } from './store';

/** What the links and whys of a shard add up to, read from themselves. It reads the whole history. */
export async function recountLinks(
  tables: Tables,
  space: { readonly tenant: string; readonly id: string; readonly timeZone: string },
  shard: number,
): Promise<Counting[]> {
  const { tenant, id, timeZone } = space;
  const { links, whys } = await listAllLinks(tables, spacePartition(tenant, id, shard));
  const byId = new Map(links.map(({ link }) => [link.id, link]));
  return [
    ...links.map(({ link: { at } }) => ({ at, timeZone, ...countLink() })),
    ...whys.flatMap(({ link: of, said }) => {
      const link = byId.get(of);
      if (!link || said.by.id === link.first.id) return [];
      return [{ at: said.at, timeZone, ...countWhy(said, link) }];
    }),
  ];
}
