import type { Expiring } from '../forgetting/kinds';
import { isTies, weekOfTies } from './store';
import { spanOf } from './week';

/** A week begins and ends up to half a day later on some clocks than in UTC. */
const zoneMs = 14 * 3_600_000;
/** Team health looks back 26 weeks, and people are counted once a week by what is kept of it. */
const keptMs = 27 * 7 * 86_400_000;

/** Who turned to whom in a week goes when the week is old; its counters stay, and so does how many people they are of. */
export const countsExpiring: readonly Expiring[] = [
  {
    ...{ name: 'ties', where: 'space', prefix: 'w', hanging: [], recounted: true, keptMs },
    lastAt: ({ key }) =>
      isTies(key) ? spanOf(weekOfTies(key), 'UTC').to + zoneMs : Number.POSITIVE_INFINITY,
  },
];
