import * as z from 'zod/v4';
import type { Effect } from '../operations/outbox';
import { conversationOf } from '../spaces/standing';
import type { Reply, Teams } from '../teams/port';
import { Refusal } from '../teams/refusal';
import type { World } from '../world';
import { closeWeekly, handleEffects } from './close';
import type { Period } from './contract';
import { showHealth } from './show';

const shareKind = 'health.share';
const Share = z.object({
  tenant: z.string(),
  space: z.string(),
  weeks: z.union([z.literal(4), z.literal(12), z.literal(26)]),
});
const usualPeriod: Period = 12;

/** Posts the figures where the space talks. */
export function sharing(tenant: string, space: string, weeks: Period): Effect {
  const data: z.infer<typeof Share> = { tenant, space, weeks };
  return { kind: shareKind, data };
}

/** Team health: the four practices in figures, never of fewer than five people, and one thing to do now. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);
  world.weekly.add(closeWeekly);

  world.outbox.handle(shareKind, async (data, attempt) => {
    if (attempt.begun) return;
    const { tenant, space: id, weeks } = Share.parse(data);
    const space = await world.spaces.find(tenant, id);
    if (!space || space.closed) return;
    const { card, summary } = await showHealth(world, space, weeks, world.language);
    const to = conversationOf(space);
    await attempt.begin();
    await world.sender.post(to, card, summary);
  });

  teams.command('health', async (turn): Promise<Reply> => {
    const [reader] = await world.spaces.showable(turn);
    if (!reader) throw new Refusal('digest.noPlace');
    return showHealth(world, reader.space, usualPeriod, turn.locale);
  });
}
