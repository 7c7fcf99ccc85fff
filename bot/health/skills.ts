import { fewestPeople } from '../counts/numbers';
import { Profile } from '../people/contract';
import type { Space } from '../spaces/contract';
import { address } from '../spaces/membership';
import type { World } from '../world';
import type { HowMany, Skills } from './contract';
import { busFactor } from './measures/bus-factor';

/** Profiles that are looked at: a page of the index at a time. */
const pageSize = 100;
const mostPages = 5;
const rowsShown = 12;

function howMany(people: number): HowMany {
  if (people === 0) return 'nobody';
  return people === 1 ? 'one' : 'several';
}

type Known = Pick<Profile, 'id' | 'skills' | 'interests'>;

/** Of each tag in these lists, who has it. */
function byTag(profiles: readonly Known[], of: 'skills' | 'interests'): Map<string, Set<string>> {
  const people = new Map<string, Set<string>>();
  for (const profile of profiles)
    for (const tag of profile[of]) people.set(tag, (people.get(tag) ?? new Set()).add(profile.id));
  return people;
}

/**
 * What people say they know against what they say they learn: first what is wanted most beyond what is known,
 * then what goes when one person goes. How many is told in words: it is about few of them. Undefined for the
 * profiles of fewer than five people.
 */
export function skillsOf(profiles: readonly Known[]): Skills | undefined {
  if (profiles.length < fewestPeople) return undefined;
  const [known, wanted] = [byTag(profiles, 'skills'), byTag(profiles, 'interests')];
  const { skills, withOneExpert, share } = busFactor(known);
  const rows = [...new Set([...known.keys(), ...wanted.keys()])].map((tag) => {
    const [can, want] = [known.get(tag)?.size ?? 0, wanted.get(tag)?.size ?? 0];
    return { tag, can, want };
  });
  const telling = rows.filter(({ can, want }) => want > 0 || can === 1);
  const sorted = telling.toSorted(
    (a, b) => b.want - b.can - (a.want - a.can) || (a.tag < b.tag ? -1 : 1),
  );
  return {
    ...{ people: profiles.length, known: skills, withOneExpert: withOneExpert.length },
    share: share ?? null,
    map: sorted
      .slice(0, rowsShown)
      .map(({ tag, can, want }) => ({ tag, known: howMany(can), wanted: howMany(want) })),
  };
}

/**
 * The skills of a space, from the profiles of its people, which the whole organisation reads: of a group that is
 * open to everybody, of all; of at most a hundred members, and five hundred profiles. No storage transaction.
 */
export async function readSkills(world: World, space: Space): Promise<Skills | undefined> {
  const { tenant } = space;
  const members = space.open ? undefined : await world.roster.some(address(space), pageSize);
  const people = members?.filter(({ role }) => role === 'member').map(({ id }) => id);
  if (people && people.length < fewestPeople) return undefined;
  const where = { tenant, reader: '', spaces: [], kinds: ['profile'] as const, text: '' };
  const profiles: Profile[] = [];
  for (let page = 0; page < (people ? 1 : mostPages); page += 1) {
    const range = { skip: page * pageSize, limit: pageSize };
    const found = world.search.find({ ...where, ...range, ...(people && { people }) });
    profiles.push(...found.map(({ view }) => Profile.parse(JSON.parse(view))));
    if (found.length < pageSize) break;
  }
  return skillsOf(profiles);
}
