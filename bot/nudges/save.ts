import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { joinKey } from '../tables/keys';
import type { World } from '../world';
import type { Preferences } from './contract';
import { nextWeekly } from './hours';
import { promptEffect } from './prompt';
import { findPreferences, keepPreferences } from './store';

/**
 * Keeps what somebody chose, and sees to it that they are asked on the day they named. The preferences are
 * written first: what follows looks at them when it is due. Three transactions at most.
 */
export async function savePreferences(
  world: World,
  who: { readonly tenant: string; readonly person: string },
  change: (before: Preferences) => Preferences,
): Promise<Preferences> {
  const { tables } = world;
  const { tenant, person } = who;
  const preferences = change(await findPreferences(tables, tenant, person));
  await keepPreferences(tables, tenant, person, preferences);
  const { promptDay, timeZone = 'UTC', from, off } = preferences;
  if (promptDay === undefined || off) return preferences;
  const due = nextWeekly(world.clock(), { day: promptDay, hour: from }, timeZone);
  const partition = joinKey(tenant);
  // Placed by its day, as its name is: saved on two days it is one.
  const asked = operationId(due, 'nudges.prompt', person, String(due));
  const act = { partition, id: asked, writes: [], effects: [promptEffect(who, due)], result: null };
  await commit(tables, act, world.clock());
  world.outbox.kick(partition);
  return preferences;
}
