import { spanOf } from '../counts/week';
import type { Space } from '../spaces/contract';
import type { Card } from '../teams/port';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { healthCard, healthSummary } from './cards';
import type { Period } from './contract';
import { readHealth } from './read';

/** The health of a space as a card, with the words that stand for it. */
export async function showHealth(
  world: World,
  space: Space,
  period: Period,
  locale: string,
): Promise<{ readonly card: Card; readonly summary: string }> {
  const health = await readHealth(world, space, period);
  const text = textsFor(locale);
  const { timeZone } = space;
  const span = {
    from: spanOf(health.from, timeZone).from,
    to: Math.min(spanOf(health.to, timeZone).to, world.clock() + 1),
  };
  const page = world.pageLink('health', space.id);
  const card = healthCard(health, text, locale, { page, timeZone, span });
  return { card, summary: healthSummary(health, text) };
}
