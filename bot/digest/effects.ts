import * as z from 'zod/v4';
import { timeIn, weekBefore, weekOf } from '../counts/week';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { type ActRef, handleMessages } from '../operations/message';
import type { Effect } from '../operations/outbox';
import type { Space } from '../spaces/contract';
import { spacePartition } from '../spaces/partition';
import { conversationOf } from '../spaces/standing';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { buildDigest } from './build';
import { handleMails, mailing } from './by-mail';
import { digestCard, digestSummary } from './cards';
import { isQuiet } from './domain';
import { messages } from './effect-kinds';
import { digestRow, type Found, findDigest } from './store';
import { handleWithout } from './without';

const kind = 'digest.make';
const Make = z.object({ tenant: z.string(), space: z.string(), week: z.string(), due: z.number() });
/** Later than this, as after a long outage, last week is no news. */
const lateMs = 2 * 86_400_000;

function making(space: Space, week: string, due: number): Effect {
  const data: z.infer<typeof Make> = { tenant: space.tenant, space: space.id, week, due };
  return { kind, data, due };
}

/** In each week, the week before is told, on the day and hour its owners chose. */
export function tellWeekly(space: Space, week: string): Effect[] {
  const { digestDay, digestHour, timeZone } = space;
  if (digestDay === 0) return [];
  return [making(space, weekBefore(week), timeIn(week, digestDay, digestHour, timeZone))];
}

/** Registers what makes a digest, once a space and week, and what shows it. */
export function handleEffects(world: World): void {
  const { outbox, tables, spaces, language } = world;
  outbox.handle(kind, async (data) => {
    const { tenant, space: id, week, due } = Make.parse(data);
    const space = await spaces.find(tenant, id);
    const now = world.clock();
    if (!space || space.closed || space.digestDay === 0 || now > due + lateMs) return;
    const partition = spacePartition(tenant, id);
    const act = { partition, writes: [], effects: [], result: null };
    const { digestDay, digestHour, timeZone } = space;
    const wanted = timeIn(weekOf(due, timeZone), digestDay, digestHour, timeZone);
    if (now < wanted) {
      // The owners chose a later time since.
      const later = operationId(due, kind, id, week, String(wanted));
      await commit(tables, { ...act, id: later, effects: [making(space, week, wanted)] }, now);
      outbox.kick(partition);
      return;
    }
    const digest = await buildDigest(world, space, week);
    if (isQuiet(digest)) return;
    const to = conversationOf(space);
    const ref: ActRef = { tenant, space: id, id: week };
    const writes = [{ insert: digestRow(tenant, { digest }) }];
    const made = operationId(digest.to, kind, id, week);
    await commit(
      tables,
      { ...act, id: made, writes, effects: [messages.post(ref, to), ...mailing(world, ref)] },
      now,
    );
    outbox.kick(partition);
  });

  handleMails(world);
  handleWithout(world);
  handleMessages<Found>(world, 'digest', {
    find: ({ tenant, space, id }) => findDigest(tables, tenant, space, id),
    keep: async ({ tenant }, found) => {
      await tables.replace(digestRow(tenant, found), found.etag);
    },
    draw: (_ref, { digest }) => {
      const text = textsFor(language);
      const summary = digestSummary(digest, text, language);
      return { card: digestCard(digest, [], text, language), summary };
    },
  });
}
