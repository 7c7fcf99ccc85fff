import type { Parked, Waiting } from './contract';

/** An effect that waits, as far as it matters here. `at` is when it was first due. */
export interface WaitingEffect {
  readonly kind: string;
  readonly at: number;
  readonly due: number;
  readonly parked: boolean;
}

/** Sums up what waits. */
export function sumUp(effects: readonly WaitingEffect[], now: number): Waiting {
  const parked = new Map<string, Parked>();
  let [waiting, late, since] = [0, 0, now];
  for (const { kind, at, due, parked: given } of effects) {
    if (given) {
      const known = parked.get(kind) ?? { kind, count: 0, since: at };
      parked.set(kind, { kind, count: known.count + 1, since: Math.min(known.since, at) });
      continue;
    }
    waiting += 1;
    if (due > now) continue;
    late += 1;
    since = Math.min(since, at);
  }
  return {
    ...{ count: waiting, late, ...(late > 0 && { since }) },
    parked: [...parked.values()].toSorted(
      (a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1),
    ),
  };
}
