import { textsFor } from '../texts/texts';
import type { World } from '../world';
import type { Drawing } from './cards';
import type { Kudos } from './contract';

/** What a kudos is drawn with now; a crew can be nominated from it where an award is open. No storage transaction. */
export function drawingOf(world: World, tenant: string, { space }: Kudos, locale: string): Drawing {
  const open = world.search.find({
    ...{ tenant, reader: '', spaces: [space], kinds: ['award'], states: ['open'] },
    ...{ text: '', limit: 1 },
  });
  const awardOpen = open.length > 0;
  return { text: textsFor(locale), locale, seals: world.seals, tenant, awardOpen };
}
