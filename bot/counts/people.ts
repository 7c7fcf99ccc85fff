import { createHash } from 'node:crypto';
import type { Counters, Tie } from './contract';

/** The practice of each kind of tie, and, of those that figures are about, the counter of the people who did it. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  kudos: ['recognition'],
  gave: ['recognition', 'gave'],
  join: ['recognition'],
  ask: ['questions', 'asked'],
  answer: ['questions'],
  add: ['questions'],
  share: ['links', 'shared'],
  why: ['links'],
  vet: ['links'],
  use: ['links', 'used'],
  post: ['posts', 'posted'],
  input: ['posts'],
  watch: ['posts'],
  helped: ['posts'],
};

/** The groups of people that are told apart over several weeks, by who did that one thing, or anything. */
export const groups = ['any', 'gave', 'asked', 'shared', 'posted'] as const;

/** Where a person is among 256: the first two digits of their hash. */
export function bucketOf(person: string): string {
  return createHash('sha256').update(person).digest('hex').slice(0, 2);
}

/**
 * How many people stand behind a week's counters: `people.any`, `people.recognition`, `people.questions`,
 * `people.links` and `people.posts` did anything at all, or something of the practice; `people.gave`, `asked`,
 * `shared`, `used` and `posted` that one thing. Of people with a name; each once, however much they did. And
 * `who.GROUP.BUCKET`, 1 where anybody of the bucket is in the group: the same people of several weeks leave the
 * same marks, so that they are not taken for others. All ties of a bucket in the week have to be given together.
 */
export function peopleBehind(ties: readonly Tie[]): Counters {
  const people = new Map<string, Set<string>>();
  for (const { from, kind, times } of ties)
    for (const what of times > 0 ? ['any', ...(kinds[kind] ?? [])] : []) {
      const known = people.get(what) ?? new Set();
      people.set(what, known.add(from));
    }
  const marks = groups.flatMap((group) =>
    [...(people.get(group) ?? [])].map((person) => [`who.${group}.${bucketOf(person)}`, 1]),
  );
  const sizes = [...people].map(([what, { size }]) => [`people.${what}`, size]);
  return Object.fromEntries([...sizes, ...marks]);
}

/** What takes these counters back. */
export function negative(counters: Counters): Counters {
  return Object.fromEntries(Object.entries(counters).map(([name, sum]) => [name, -sum]));
}

/** Whether a counter counts what people did, once each: the others tell more of the same acts, or of people. */
export function isAct(name: string): boolean {
  return !/^(?:who|people)\.|\.(?:to|shows|wait|context|met)(?:\.|$)/.test(name);
}
