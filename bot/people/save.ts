import * as z from 'zod/v4';
import { commit } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { joinKey } from '../tables/keys';
import type { Person } from '../teams/port';
import type { World } from '../world';
import type { Profile, ProfileBody } from './contract';
import { profileDocument } from './document';
import { decideProfile } from './domain';
import { findProfile, profileRow } from './store';

const PersonRef = z.object({ tenant: z.string(), person: z.string() });

function indexing(tenant: string, person: string): Effect {
  const data: z.infer<typeof PersonRef> = { tenant, person };
  return { kind: 'people.index', data };
}

/** Keeps somebody's own profile. One transaction. */
export async function saveProfile(
  world: World,
  tenant: string,
  person: Person,
  id: OperationId,
  body: ProfileBody,
): Promise<Profile> {
  const partition = joinKey(tenant);
  const [skills, interests] = await Promise.all([
    world.tags.parse(tenant, body.skills),
    world.tags.parse(tenant, body.interests),
  ]);
  const now = world.clock();
  const profile = decideProfile(person, body, { skills, interests }, now);
  const writes = [{ put: profileRow(tenant, profile) }];
  const effects = [indexing(tenant, person.id)];
  const { result } = await commit(
    world.tables,
    { partition, id, writes, effects, result: profile },
    now,
  );
  world.search.apply(profileDocument(tenant, result));
  world.outbox.kick(partition);
  return result;
}

/** Registers what happens after a profile is durable. */
export function handleEffects(world: World): void {
  world.outbox.handle('people.index', async (data) => {
    const { tenant, person } = PersonRef.parse(data);
    const profile = await findProfile(world.tables, tenant, person);
    if (profile) await world.search.put(profileDocument(tenant, profile));
  });
}
