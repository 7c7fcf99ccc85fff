/** A question: how long until its first answer or, where there is none yet, how long it has waited so far. */
export interface Wait {
  /** In any one unit, from 0. */
  readonly time: number;
  readonly answered: boolean;
}

export interface Survival {
  readonly time: number;
  /** The estimated share that waits longer than that. */
  readonly share: number;
}

/**
 * The Kaplan-Meier estimate of how many still wait: at each time t with answers, the share falls by the
 * factor 1 - d / n, of d answered at t and n that had waited until t. Who still waits is censored, not
 * dropped: they count as long as they have waited; at the same time as an answer, they count in its n.
 * Source: Kaplan and Meier (1958), Nonparametric estimation from incomplete observations.
 */
export function stillWaiting(waits: readonly Wait[]): readonly Survival[] {
  const sorted = waits.toSorted((a, b) => a.time - b.time);
  const curve: Survival[] = [];
  let share = 1;
  for (let n = 0; n < sorted.length; ) {
    const time = sorted[n]?.time ?? 0;
    let next = n;
    let answered = 0;
    for (; sorted[next]?.time === time; next += 1) if (sorted[next]?.answered) answered += 1;
    if (answered > 0) {
      share *= 1 - answered / (sorted.length - n);
      curve.push({ time, share });
    }
    n = next;
  }
  return curve;
}

/** Products of shares end a little above or below what they are. */
const rounding = 1e-12;

/**
 * The time within which this share (0 to 1) gets its first answer: 0.5 for the median, 0.9 for the 90th
 * percentile. The earliest time at which no more than 1 - share still wait; where exactly so many wait until
 * the next answer, the middle of both, so that without censored waits the median is the usual one.
 * Undefined where too few have been answered yet.
 * Source: Collett (2015), Modelling Survival Data in Medical Research, 2.4; Therneau's `survival` for the middle.
 */
export function waitOf(waits: readonly Wait[], share: number): number | undefined {
  const curve = stillWaiting(waits);
  const at = curve.findIndex((point) => point.share <= 1 - share + rounding);
  const reached = curve[at];
  if (!reached) return undefined;
  const next = curve[at + 1];
  const exactly = reached.share >= 1 - share - rounding;
  return next && exactly ? (reached.time + next.time) / 2 : reached.time;
}
