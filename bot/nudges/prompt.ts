import * as z from 'zod/v4';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { spacePartition } from '../spaces/partition';
import { joinKey } from '../tables/keys';
import type { World } from '../world';
import { nudge, type Preferences } from './contract';
import { clockOf, nextWeekly } from './hours';
import { findPreferences } from './store';

const Prompt = z.object({ tenant: z.string(), person: z.string(), at: z.number() });
const kind = 'nudges.prompt';
/** Missed by more than this, as after a long outage, the day is left out. */
const lateMs = 8 * 3_600_000;

/** On whose clocks their day is: their own, else those of a space of theirs. */
export async function zoneOf(
  { spaces }: World,
  { tenant, person }: { readonly tenant: string; readonly person: string },
  { timeZone }: Preferences,
): Promise<string> {
  return timeZone ?? (await spaces.reach(tenant, person))?.timeZone ?? 'UTC';
}

/** Asks somebody, at that time, what they are working on. */
export function promptEffect(
  { tenant, person }: { readonly tenant: string; readonly person: string },
  due: number,
): Effect {
  const data: z.infer<typeof Prompt> = { tenant, person, at: due };
  return { kind, data, due };
}

/**
 * Each prompt asks for the next by an act named after its day, so that a person who saved their choice twice,
 * or two instances, never have two. It ends where they chose another day.
 */
export function handlePrompts(world: World): void {
  const { tables, outbox, spaces } = world;
  outbox.handle(kind, async (data) => {
    const { tenant, person, at } = Prompt.parse(data);
    const preferences = await findPreferences(tables, tenant, person);
    const { promptDay, from, off } = preferences;
    if (promptDay === undefined || off) return;
    const timeZone = await zoneOf(world, { tenant, person }, preferences);
    const now = world.clock();
    const due = nextWeekly(Math.max(at + 1, now), { day: promptDay, hour: from }, timeZone);
    const next = {
      ...{ partition: joinKey(tenant), writes: [], result: null },
      id: operationId(due, kind, person, String(due)),
      effects: [promptEffect({ tenant, person }, due)],
    };
    await commit(tables, next, now);
    outbox.kick(joinKey(tenant));
    const stillWanted = nextWeekly(at, { day: promptDay, hour: from }, timeZone) === at;
    const space = await spaces.reach(tenant, person);
    if (!stillWanted || !space || now > at + lateMs) return;
    const { day } = clockOf(at, timeZone);
    const wanted = nudge({
      ...{ tenant, space: space.id, person, what: 'posts.prompt', about: {}, period: day },
      since: at,
    });
    const partition = spacePartition(tenant, space.id);
    const id = operationId(at, kind, 'ask', person, day);
    await commit(tables, { partition, id, writes: [], effects: [wanted], result: null }, now);
    outbox.kick(partition);
  });
}
