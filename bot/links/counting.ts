import type { Counting } from '../counts/contract';
import { contextQuality } from '../health/measures/context-quality';
import type { Link, Said } from './contract';

type Counted = Pick<Counting, 'counters' | 'ties'>;

/** The context quality of a link, 0 to 4, by what its row shows of it. */
export function pointsOf(link: Link): number {
  return contextQuality(link);
}

/** A link counts in the week somebody first shared it in a space, with the context quality it has by now. */
export function countLink({ first }: Link, points: number): Counted {
  const tie = { from: first.id, to: '', kind: 'share', times: 1 };
  return { counters: { 'links.shared': 1, [`links.context.${points}`]: 1 }, ties: [tie] };
}

/** Another context quality, in the week of the link. */
export function countPoints(before: number, after: number): Counted {
  const counters = { [`links.context.${before}`]: -1, [`links.context.${after}`]: 1 };
  return { counters: before === after ? {} : counters, ties: [] };
}

/** Another why for a known link ties its author to who brought it. */
export function countWhy({ by }: Said, { first }: Link): Counted {
  const tie = { from: by.id, to: first.id, kind: 'why', times: 1 };
  return { counters: { 'links.whys': 1 }, ties: by.id === first.id ? [] : [tie] };
}

/** That a link was vetted counts once, in the week of the link, so that it is a part of what was shared then. */
export function countVetted(): Counted {
  return { counters: { 'links.vetted': 1 }, ties: [] };
}

/** Who vetted it first is tied to who brought it, in the week they did. */
export function countVetter(vetter: string, { first }: Link): Counted {
  return { counters: {}, ties: [{ from: vetter, to: first.id, kind: 'vet', times: 1 }] };
}

/** Somebody found it useful: counts in the week they said so, once a person and link. */
export function countUse(person: string): Counted {
  const tie = { from: person, to: '', kind: 'use', times: 1 };
  return { counters: { 'links.reused': 1 }, ties: [tie] };
}
