import type { Counting } from '../counts/contract';
import { spacePartition } from '../spaces/partition';
import type { Tables } from '../tables/port';
import { countLink, countUse, countVetted, countVetter, countWhy } from './counting';
import { type Found, listAllLinks } from './store';

type Counted = Pick<Counting, 'counters' | 'ties'>;

function ofLink({ link, points, vetted }: Found): (readonly [number, Counted])[] {
  return [
    [link.at, countLink(link, points)],
    ...(vetted ? [[link.at, countVetted()] as const] : []),
    ...(vetted ? [[vetted.at, countVetter(vetted.by, link)] as const] : []),
  ];
}

/** What the links, whys and marks of a shard add up to, read from themselves. It reads the whole history. */
export async function recountLinks(
  tables: Tables,
  space: { readonly tenant: string; readonly id: string; readonly timeZone: string },
  shard: number,
): Promise<Counting[]> {
  const { tenant, id, timeZone } = space;
  const { links, whys, uses } = await listAllLinks(tables, spacePartition(tenant, id, shard));
  const byId = new Map(links.map(({ link }) => [link.id, link]));
  const counted = [
    ...links.flatMap(ofLink),
    ...whys.flatMap(({ link: of, said }) => {
      const link = byId.get(of);
      if (!link || said.by.id === link.first.id) return [];
      return [[said.at, countWhy(said, link)] as const];
    }),
    ...uses.map(({ person, at }) => [at, countUse(person)] as const),
  ];
  return counted.map(([at, what]) => ({ at, timeZone, ...what }));
}
