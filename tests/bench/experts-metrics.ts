import { makeRandom } from '../faults/random';

/** One question's ranking beside who really answered. */
export interface Outcome {
  readonly ranking: readonly string[];
  readonly relevant: ReadonlySet<string>;
  readonly candidates: number;
  readonly microseconds: number;
}

export function reciprocalRank({ ranking, relevant }: Outcome): number {
  const first = ranking.findIndex((person) => relevant.has(person));
  return first < 0 ? 0 : 1 / (first + 1);
}

function averagePrecision({ ranking, relevant }: Outcome): number {
  const ranks = ranking.flatMap((person, n) => (relevant.has(person) ? [n + 1] : []));
  return ranks.reduce((sum, rank, n) => sum + (n + 1) / rank, 0) / relevant.size;
}

const among = ({ ranking, relevant }: Outcome, first: number) =>
  ranking.slice(0, first).filter((person) => relevant.has(person)).length;

export function recallAt10(outcome: Outcome): number {
  return among(outcome, 10) / outcome.relevant.size;
}

export function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}

/** Sen's form over all candidates, those without a place included; 0 is equal, near 1 is one person alone. */
function gini(places: readonly number[], candidates: number): number {
  const all = [...Array.from({ length: candidates - places.length }, () => 0), ...places];
  const sorted = all.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const weighted = sorted.reduce((sum, value, n) => sum + (n + 1) * value, 0);
  return (2 * weighted) / (all.length * total) - (all.length + 1) / all.length;
}

/** The measures of the protocol. `sites` are kept apart where places are counted: people are numbers of their site. */
export function measuresOf(sites: readonly (readonly Outcome[])[]) {
  const outcomes = sites.flat();
  const places = sites.map((site) => {
    const counts = new Map<string, number>();
    for (const { ranking } of site)
      for (const person of ranking.slice(0, 3)) counts.set(person, (counts.get(person) ?? 0) + 1);
    return { counts: [...counts.values()], candidates: site[0]?.candidates ?? 0 };
  });
  const all = places.flatMap(({ counts }) => counts);
  const total = all.reduce((sum, count) => sum + count, 0);
  return {
    mrr: mean(outcomes, reciprocalRank),
    map: mean(outcomes, averagePrecision),
    precisionAt5: mean(outcomes, (outcome) => among(outcome, 5) / 5),
    recallAt10: mean(outcomes, recallAt10),
    busiestShare: Math.max(...all) / total,
    giniOfPlaces: gini(
      all,
      places.reduce((sum, { candidates }) => sum + candidates, 0),
    ),
    microsecondsPerQuery: mean(outcomes, ({ microseconds }) => microseconds),
  };
}

const resamples = 5_000;

/** The 95% interval of the mean difference, by a paired bootstrap over the questions (Efron, percentile method). */
export function interval(
  ours: readonly Outcome[],
  others: readonly Outcome[],
  measure: (outcome: Outcome) => number,
): [number, number] {
  const differences = ours.map((outcome, n) => {
    const other = others[n];
    return measure(outcome) - (other ? measure(other) : 0);
  });
  const random = makeRandom('bootstrap');
  const means = Array.from({ length: resamples }, () =>
    mean(differences, () => differences[random.below(differences.length)] ?? 0),
  ).toSorted((a, b) => a - b);
  return [means[Math.floor(resamples * 0.025)] ?? 0, means[Math.floor(resamples * 0.975)] ?? 0];
}
