import type { Counting } from '../counts/contract';

type Counted = Pick<Counting, 'counters' | 'ties'>;

/** A nomination counts in the week somebody first made it. */
export function countNomination(): Counted {
  return { counters: { 'awards.nominated': 1 }, ties: [] };
}

/** An award counts in the week it was decided. */
export function countAward(): Counted {
  return { counters: { 'awards.given': 1 }, ties: [] };
}
