import type { Found } from '../search/port';

/**
 * Who is likely to know: what people have shown of the matter (CombSUM over the texts that match: Macdonald
 * and Ounis, "Voting for candidates", CIKM 2006), mixed with how active they are these days, because who
 * answers next is first of all who is there. Tuned once for two communities of very different size and age,
 * so times are shares of how long the community has left evidence, not days.
 */
export const parameters = {
  /** Texts looked at. */
  depth: 100,
  /** How much knowing counts beside being there. */
  knowing: 0.25,
  /** After a tenth of the community's time, being there counts half. */
  activityHalfLife: 0.1,
  /** Knowledge ages five times as slowly. */
  knowledgeHalfLife: 0.5,
  /** How soon more of the same says less: the logarithm of 1 + 20 × the share of the best. */
  saturation: 20,
} as const;

export type Activity = ReadonlyMap<string, readonly number[]>;

/** What is known of the people when somebody asks. */
export interface Standing {
  /** Documents that match the question, with their relevance as score. */
  readonly evidence: readonly Found[];
  /** Documents of what people declined that matches the question. */
  readonly declined: readonly Found[];
  /** When people left evidence, a map a space: by person, oldest first, in milliseconds. */
  readonly activity: readonly Activity[];
  readonly now: number;
}

export interface Ranked {
  readonly person: string;
  /** Between 0 and about 3; comparable within one question only. */
  readonly score: number;
  /** Something they showed or say speaks for them; the others are only there. */
  readonly knows: boolean;
}

/** Who knows something of it before who is only there, the likelier first. */
export function byLikelihood(score: (one: Ranked) => number): (a: Ranked, b: Ranked) => number {
  return (a, b) => Number(b.knows) - Number(a.knows) || score(b) - score(a);
}

/** Below this share nothing is left that could change an order. */
const negligible = 2 ** -20;

function decay(at: number, now: number, halfLife: number): number {
  return 2 ** (-Math.max(0, now - at) / halfLife);
}

/** How much somebody is there, newest first until the rest does not matter. */
function presence(times: readonly number[], now: number, halfLife: number): number {
  let sum = 0;
  for (let n = times.length - 1; n >= 0; n -= 1) {
    const share = decay(times[n] ?? 0, now, halfLife);
    if (share < negligible) break;
    sum += share;
  }
  return sum;
}

/** How much somebody has shown to know, by person. Declining what matches takes away as much as answering gives. */
function knowing({ evidence, declined, now }: Standing, halfLife: number): Map<string, number> {
  const sums = new Map<string, number>();
  const add = ({ people, score, weight, at }: Found, sign: 1 | -1) => {
    const shown = sign * score * Math.sqrt(weight) * decay(at, now, halfLife);
    for (const person of people) sums.set(person, (sums.get(person) ?? 0) + shown);
  };
  for (const document of evidence) add(document, 1);
  for (const document of declined) add(document, -1);
  return sums;
}

function saturated(share: number): number {
  return Math.log1p(parameters.saturation * Math.max(0, share));
}

/** Everybody there is evidence of, the likeliest first; ties go to more evidence, then to the lower id. */
export function rankPeople(standing: Standing): Ranked[] {
  const { activity, now } = standing;
  let first = now;
  for (const space of activity)
    for (const times of space.values()) first = Math.min(first, times[0] ?? now);
  const span = Math.max(1, now - first);
  const known = knowing(standing, parameters.knowledgeHalfLife * span);
  const there = new Map<string, number>();
  for (const space of activity)
    for (const [person, times] of space) {
      const more = presence(times, now, parameters.activityHalfLife * span);
      there.set(person, (there.get(person) ?? 0) + more);
    }
  let mostKnown = negligible;
  for (const sum of known.values()) mostKnown = Math.max(mostKnown, sum);
  let mostThere = negligible;
  for (const sum of there.values()) mostThere = Math.max(mostThere, sum);
  const byScore = byLikelihood(({ score }) => score);
  const pieces = (person: string) =>
    activity.reduce((sum, space) => sum + (space.get(person)?.length ?? 0), 0);
  return [...new Set([...known.keys(), ...there.keys()])]
    .map((person) => ({
      person,
      knows: (known.get(person) ?? 0) > 0,
      score:
        parameters.knowing * saturated((known.get(person) ?? 0) / mostKnown) +
        (1 - parameters.knowing) * saturated((there.get(person) ?? 0) / mostThere),
    }))
    .toSorted(
      (a, b) =>
        byScore(a, b) ||
        pieces(b.person) - pieces(a.person) ||
        a.person.localeCompare(b.person, 'en', { numeric: true }),
    );
}
