import type { Found, Part } from '../search/port';
import type { Reader } from '../spaces/membership';
import { messageLink } from '../teams/message-link';
import { Refusal } from '../teams/refusal';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { mustFind } from './act';
import { LibraryItem, type LibraryQuery } from './contract';
import { dueAt } from './domain';
import { listSaved } from './store';
import { curatorsOf } from './vetters';

/** Links looked at for what only their own words tell, such as when they are due. */
const looked = 100;
/** What is offered to whoever looks for links. */
const offered = ['vetted', 'unvetted'];

const parse = ({ view }: Found) => LibraryItem.parse(JSON.parse(view));

/** What one may not see any more is left out of a list. */
function refusedAsNone(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

/** What the caller keeps for themself, of what they may still read. */
async function saved(
  world: World,
  { tenant, id: person }: Caller,
  readers: readonly Reader[],
): Promise<LibraryItem[]> {
  const kept = await listSaved(world.tables, tenant, person, looked);
  const items = kept.map(async ({ space, link: id }) => {
    const reader = readers.find((one) => one.space.id === space);
    const found = reader && (await mustFind(world, reader, id).catch(refusedAsNone));
    if (!reader || !found) return [];
    const link = messageLink(found.message, tenant);
    return [{ ...found.link, spaceName: reader.space.name, ...(link && { link }) }];
  });
  return (await Promise.all(items)).flat();
}

/** Whether the caller can vet a link, as far as a list can tell; the act itself is checked again. */
export function mayVet(item: LibraryItem, caller: Caller, readers: readonly Reader[]): boolean {
  const reader = readers.find(({ space }) => space.id === item.space);
  const own = item.whys.some(({ by }) => by.id === caller.id);
  return reader !== undefined && !own && curatorsOf(reader.space).includes(caller.id);
}

/** Links in spaces the caller may read. No storage transaction, but for what they saved. */
export async function listLinks(
  world: World,
  caller: Caller,
  readers: readonly Reader[],
  { view, text = '', tags = [], skip = 0, limit }: Part & Pick<LibraryQuery, 'view'>,
): Promise<LibraryItem[]> {
  const { search, clock } = world;
  const where = {
    ...{ tenant: caller.tenant, reader: caller.id, kinds: ['link'] as const, tags, text },
    spaces: readers.map(({ space }) => space.id),
  };
  const page = { skip, limit };
  const all = { skip: 0, limit: looked };
  const cut = (items: readonly LibraryItem[]) => items.slice(skip, skip + limit);
  switch (view) {
    case 'saved':
      return cut(await saved(world, caller, readers));
    case 'mine':
      return search.find({ ...where, ...page, authors: [caller.id] }).map(parse);
    case 'waiting':
      return cut(
        search
          .find({ ...where, ...all, states: ['pending', 'unvetted'], oldestFirst: true })
          .map(parse)
          .filter((item) => mayVet(item, caller, readers)),
      );
    case 'due':
      return cut(
        search
          .find({ ...where, ...all, states: ['vetted'] })
          .map(parse)
          .filter((item) => (dueAt(item) ?? Number.POSITIVE_INFINITY) <= clock()),
      );
    case 'useful':
      return cut(
        search
          .find({ ...where, ...all, states: offered })
          .map(parse)
          .toSorted((a, b) => b.useful + b.whyCount - (a.useful + a.whyCount)),
      );
    case 'new':
      return search.find({ ...where, ...page, states: offered }).map(parse);
  }
}
