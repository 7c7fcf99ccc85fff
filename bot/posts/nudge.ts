import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { promptCard } from './compose';

/** "What are you working on?", on the day somebody chose, with the form right there; not where they showed it that day already. */
export function provideNudge(world: World): void {
  world.nudges.provide('posts.prompt', async ({ tenant, person, since }, space, locale) => {
    const [own] = world.search.find({
      ...{ tenant, reader: person, spaces: [space.id], kinds: ['post'], text: '' },
      ...{ authors: [person], limit: 1 },
    });
    if (own && own.at >= since - sameDayMs) return undefined;
    const summary = textsFor(locale)('posts.prompt');
    return { card: promptCard(world, space, person, locale), summary };
  });
}
const sameDayMs = 12 * 3_600_000;
