import { createHash } from 'node:crypto';

/** Choices that are the same for the same seed. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T;
  /** A generator of its own: what it gives does not depend on who else draws when. */
  fork(name: string): Random;
}

/** SFC32 (Chris Doty-Humphrey, PractRand): small, fast, and passes the usual batteries. */
export function makeRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => digest.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new Error('Nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    fork: (name) => makeRandom(`${seed}/${name}`),
  };
}
