import type { Space } from '../spaces/contract';
import type { Reader } from '../spaces/membership';
import { address } from '../spaces/membership';
import type { World } from '../world';
import type { Link } from './contract';
import type { Kept } from './store';

/** People besides the curators who are asked, because they are known to know. */
const knowing = 2;
const membersLooked = 100;

/** Who vets for a space: its curators, or its owners where it names none. */
export function curatorsOf({ curators, owners }: Space): readonly string[] {
  return curators.length > 0 ? curators : owners;
}

/** Whether somebody may decide about a link: a curator, or somebody asked for what they know; never their own. */
export function isVetter({ sharers, vetters }: Kept, { person, space }: Reader): boolean {
  if (sharers.includes(person.id)) return false;
  return curatorsOf(space).includes(person.id) || vetters.includes(person.id);
}

/** People who have shown to know a link's tags, and may read its space. No storage transaction. */
export async function knowingPeople(
  world: World,
  { tenant, space, person }: Reader,
  { title, tags }: Pick<Link, 'title' | 'tags'>,
): Promise<string[]> {
  if (tags.length === 0) return [];
  const members = await world.roster.some(address(space), membersLooked);
  const able = members.filter(({ role }) => role === 'member').map(({ id }) => id);
  return world.experts
    .suggest({
      ...{ tenant, space: space.id, groups: [], tags, text: title, asker: person.id },
      ...{ members: able, not: curatorsOf(space), count: knowing },
    })
    .filter((one) => one.knows && able.includes(one.person))
    .map((one) => one.person);
}
