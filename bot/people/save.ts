import * as z from 'zod/v4';
import { commit } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { joinKey } from '../tables/keys';
import type { Person } from '../teams/port';
import type { World } from '../world';
import type { Profile, ProfileBody } from './contract';
import { profileDocument } from './document';
import { decideProfile, emptyProfile, withSkills } from './domain';
import { findProfile, profileRow } from './store';

const PersonRef = z.object({ tenant: z.string(), person: z.string() });

function indexing(tenant: string, person: string): Effect {
  const data: z.infer<typeof PersonRef> = { tenant, person };
  return { kind: 'people.index', data };
}

/** One transaction. */
async function keep(world: World, tenant: string, id: OperationId, profile: Profile) {
  const partition = joinKey(tenant);
  const writes = [{ put: profileRow(tenant, profile) }];
  const effects = [indexing(tenant, profile.id)];
  const operation = { partition, id, writes, effects, result: profile };
  const { result } = await commit(world.tables, operation, world.clock());
  world.search.apply(profileDocument(tenant, result));
  world.outbox.kick(partition);
  return result;
}

/** Keeps somebody's own profile. One transaction. */
export async function saveProfile(
  world: World,
  tenant: string,
  person: Person,
  id: OperationId,
  body: ProfileBody,
): Promise<Profile> {
  const [skills, interests] = await Promise.all([
    world.tags.parse(tenant, body.skills),
    world.tags.parse(tenant, body.interests),
  ]);
  return keep(world, tenant, id, decideProfile(person, body, { skills, interests }, world.clock()));
}

/** Adds skills to somebody's own profile; what else is in it stays. Two transactions. */
export async function addSkills(
  world: World,
  tenant: string,
  person: Person,
  id: OperationId,
  skills: readonly string[],
): Promise<Profile> {
  const now = (await findProfile(world.tables, tenant, person.id)) ?? emptyProfile(person);
  return keep(world, tenant, id, withSkills(now, skills, world.clock()));
}

/** Registers what happens after a profile is durable. */
export function handleEffects(world: World): void {
  world.outbox.handle('people.index', async (data) => {
    const { tenant, person } = PersonRef.parse(data);
    const profile = await findProfile(world.tables, tenant, person);
    if (profile) await world.search.put(profileDocument(tenant, profile));
  });
}
