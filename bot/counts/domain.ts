import type { Counters, Counting, Tie, Week } from './contract';
import { peopleBehind } from './people';
import { weekOf } from './week';

/** What happened in one week. Counters and ties that come to zero are not there. */
export interface WeekCounts {
  readonly counters: Counters;
  readonly ties: readonly Tie[];
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

export function addCounters(before: Counters, more: readonly Counters[]): Counters {
  const sums = new Map(Object.entries(before));
  for (const counters of more)
    for (const [name, delta] of Object.entries(counters))
      sums.set(name, (sums.get(name) ?? 0) + delta);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).toSorted());
}

const tieKey = ({ from, to, kind }: Tie) => `${from} ${to} ${kind}`;

export function addTies(before: readonly Tie[], more: readonly Tie[]): Tie[] {
  const sums = new Map<string, Tie>();
  for (const tie of [...before, ...more]) {
    const times = (sums.get(tieKey(tie))?.times ?? 0) + tie.times;
    sums.set(tieKey(tie), { ...tie, times });
  }
  return [...sums]
    .filter(([, { times }]) => times !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, tie]) => tie);
}

/** What a number of acts add, week by week; how many people that makes is told by all ties of the week. */
export function byWeek(countings: readonly Counting[]): Map<Week, WeekCounts> {
  const weeks = groupBy(countings, ({ at, timeZone }) => weekOf(at, timeZone));
  return new Map(
    [...weeks].map(([week, acts]) => [
      week,
      {
        counters: addCounters(
          {},
          acts.map(({ counters }) => counters),
        ),
        ties: addTies(
          [],
          acts.flatMap(({ ties }) => ties),
        ),
      },
    ]),
  );
}

/** All that a partition's acts come to, week by week, with the people behind it. */
export function countAll(countings: readonly Counting[]): Map<Week, WeekCounts> {
  return new Map(
    [...byWeek(countings)].map(([week, { counters, ties }]) => [
      week,
      { counters: addCounters(counters, [peopleBehind(ties)]), ties },
    ]),
  );
}
