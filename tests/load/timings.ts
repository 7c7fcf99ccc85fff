/** How long each kind of operation took, and what went wrong. */
export interface Timings {
  /** Does and times it; undefined where it failed, which is counted. */
  time<T>(kind: string, work: () => Promise<T>): Promise<T | undefined>;
  readonly errors: readonly string[];
  figures(): readonly Figures[];
}

interface Figures {
  readonly kind: string;
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
  /** Refused because one person did more than the product takes from one. */
  readonly heldBack: number;
}

/** The smallest of the sorted values that this share of them does not exceed (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function makeTimings(): Timings {
  const times = new Map<string, number[]>();
  const failed = new Map<string, number>();
  const heldBack = new Map<string, number>();
  const errors: string[] = [];
  return {
    errors,
    time: async (kind, work) => {
      const begun = performance.now();
      try {
        const value = await work();
        const known = times.get(kind) ?? [];
        known.push(performance.now() - begun);
        times.set(kind, known);
        return value;
      } catch (error) {
        const why = `${kind}: ${error instanceof Error ? error.message : error}`;
        const tally = /tooFast/.test(why) ? heldBack : failed;
        tally.set(kind, (tally.get(kind) ?? 0) + 1);
        if (tally === failed) errors.push(why);
        return undefined;
      }
    },
    figures: () =>
      [...new Set([...times.keys(), ...failed.keys()])].map((kind) => {
        const sorted = (times.get(kind) ?? []).toSorted((a, b) => a - b);
        const at = (share: number) => Math.round(percentile(sorted, share));
        const spread = { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
        return {
          ...{ kind, count: sorted.length },
          ...spread,
          ...{ errors: failed.get(kind) ?? 0, heldBack: heldBack.get(kind) ?? 0 },
        };
      }),
  };
}
