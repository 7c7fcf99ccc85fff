import type { Counting } from '../counts/contract';
import type { Link, Said } from './contract';

type Counted = Pick<Counting, 'counters' | 'ties'>;

/** A link counts in the week somebody first shared it in a space. */
export function countLink(): Counted {
  return { counters: { 'links.shared': 1 }, ties: [] };
}

/** Another why for a known link ties its author to who brought it. */
export function countWhy({ by }: Said, { first }: Link): Counted {
  const tie = { from: by.id, to: first.id, kind: 'why', times: 1 };
  return { counters: { 'links.whys': 1 }, ties: by.id === first.id ? [] : [tie] };
}
