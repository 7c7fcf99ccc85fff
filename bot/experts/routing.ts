import type { Asking, Preferences } from './contract';
import { byLikelihood, type Ranked } from './ranking';

/** How many people are asked at a time. */
export const askedAtOnce = 3;

/** Times a week somebody is asked at most. */
const weeklyLimits: Readonly<Record<Asking, number>> = { none: 0, few: 2, any: 7 };

/** Who said nothing of it is asked seldom. */
const usual: Preferences = { asking: 'few' };

/** Of all places lately, nobody gets a larger share; the first three are anybody's. */
const largestShare = 0.15;
const freePlaces = 3;
/** Each time somebody was asked lately, who is a tenth behind them comes first. */
const spreading = 0.1;

/** How often people were asked lately, and how often anybody was. */
export interface Load {
  readonly times: ReadonlyMap<string, number>;
  readonly all: number;
}

/** How often a week somebody may be asked now: 0 where they paused or do not want to be asked. */
export function limitOf(preferences: Preferences | undefined, now: number): number {
  const { asking, pausedUntil = 0 } = preferences ?? usual;
  return pausedUntil > now ? 0 : weeklyLimits[asking];
}

/**
 * The order in which people are asked: near-equals by who was asked less, and nobody again who had their
 * share of the places. Who is held back comes behind the first three, in their old order.
 */
export function spread<R extends Ranked>(ranked: readonly R[], { times, all }: Load): R[] {
  const asked = (person: string) => times.get(person) ?? 0;
  const most = Math.max(freePlaces, Math.floor(largestShare * (all + askedAtOnce)));
  const eased = ({ person, score }: Ranked) => score / (1 + spreading * asked(person));
  const first = ranked
    .filter(({ person }) => asked(person) < most)
    .toSorted(byLikelihood(eased))
    .slice(0, askedAtOnce);
  return [...first, ...ranked.filter((one) => !first.includes(one))];
}
