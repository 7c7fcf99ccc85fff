import { commit } from '../operations/commit';
import { type OperationId, operationId } from '../operations/identity';
import { joinKey } from '../tables/keys';
import { TablesError } from '../tables/port';
import type { World } from '../world';
import type { Preferences } from './contract';
import { nextWeekly } from './hours';
import { promptEffect, zoneOf } from './prompt';
import { preferencesToChange } from './store';

interface Who {
  readonly tenant: string;
  readonly person: string;
}
/** Gives the very same object where there is nothing to write: a second click then leaves no trace. */
type Change = (before: Preferences) => Preferences;

const mostTries = 5;

/** Somebody else changed them, or chose for the first time, since they were read. */
function raced(error: unknown): boolean {
  return (
    error instanceof TablesError && (error.code === 'Changed' || error.code === 'AlreadyExists')
  );
}

async function keep({ tables, clock }: World, who: Who, id: OperationId, change: Change) {
  for (let tries = 1; ; tries += 1) {
    const { partition, before, write } = await preferencesToChange(tables, who.tenant, who.person);
    const result = change(before);
    if (result === before) return before;
    const act = { partition, id, writes: [write(result)], effects: [], result };
    try {
      return (await commit(tables, act, clock())).result;
    } catch (error) {
      if (!raced(error) || tries === mostTries) throw error;
    }
  }
}

/**
 * Keeps what somebody chose, once an act, so that a second delivery brings back nothing; and sees to it that
 * they are asked on the day they named. The preferences are written first: what follows looks at them when it
 * is due. Three transactions; two more each time somebody changes them at the same moment.
 */
export async function savePreferences(
  world: World,
  who: Who,
  id: OperationId,
  change: Change,
): Promise<Preferences> {
  const { tables } = world;
  const { tenant, person } = who;
  const preferences = await keep(world, who, id, change);
  const { promptDay, from, off } = preferences;
  if (promptDay === undefined || off) return preferences;
  const timeZone = await zoneOf(world, who, preferences);
  const due = nextWeekly(world.clock(), { day: promptDay, hour: from }, timeZone);
  const partition = joinKey(tenant);
  // Placed by its day, as its name is: saved on two days it is one.
  const asked = operationId(due, 'nudges.prompt', person, String(due));
  const act = { partition, id: asked, writes: [], effects: [promptEffect(who, due)], result: null };
  await commit(tables, act, world.clock());
  world.outbox.kick(partition);
  return preferences;
}
