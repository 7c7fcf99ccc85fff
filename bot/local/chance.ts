/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** 0 <= number < 1. */
  next(): number;
  /** 0 <= integer < n. */
  below(n: number): number;
  /** One of them; throws where there is none. */
  pick<T>(from: readonly T[]): T;
  /** All of them in another order. */
  shuffled<T>(from: readonly T[]): T[];
}

/**
 * The "minimal standard" generator with multiplier 48271 and modulus 2^31 - 1 (Park, Miller and
 * Stockmeyer, Communications of the ACM 36(7), 1993). Good for made-up data, not for secrets.
 */
export function seededChance(seed: number): Chance {
  const modulus = 2_147_483_647;
  let state = (Math.abs(Math.trunc(seed)) % (modulus - 1)) + 1;
  const next = () => {
    state = (state * 48_271) % modulus;
    return (state - 1) / (modulus - 1);
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    pick: (from) => {
      const index = below(from.length);
      if (from.length === 0) throw new Error('Nothing to pick from');
      return from[index] as (typeof from)[number];
    },
    shuffled: (from) =>
      from
        .map((value) => ({ value, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ value }) => value),
  };
}
