import type { Tables } from '../tables/port';
import type { Counting } from './contract';
import { addCounters, addTies, countAll } from './domain';
import { listCounters, listTies } from './store';

/** A number that is kept wrong: `kept` is what the weekly rows say, `counted` what the acts add up to. */
export interface Difference {
  readonly week: string;
  readonly what: string;
  readonly kept: number;
  readonly counted: number;
}

type Numbers = ReadonlyMap<string, number>;

function numbersOf(
  counters: Readonly<Record<string, number>>,
  ties: ReturnType<typeof addTies>,
): Numbers {
  return new Map([
    ...Object.entries(counters),
    ...ties.map(({ from, to, kind, times }) => [`${kind} ${from} ${to}`, times] as const),
  ]);
}

function compare(week: string, kept: Numbers, counted: Numbers): Difference[] {
  return [...new Set([...kept.keys(), ...counted.keys()])]
    .map((what) => ({ week, what, kept: kept.get(what) ?? 0, counted: counted.get(what) ?? 0 }))
    .filter((difference) => difference.kept !== difference.counted);
}

/**
 * Where a partition's weekly rows and its acts disagree; empty when all is well and the outbox is empty. Weeks
 * up to `unchecked` are left out: some of their acts are gone, and only the counts are kept.
 */
export async function differences(
  tables: Tables,
  partition: string,
  acts: readonly Counting[],
  unchecked = '',
): Promise<Difference[]> {
  const counted = countAll(acts);
  const [counters, ties] = await Promise.all([
    listCounters(tables, partition),
    listTies(tables, partition),
  ]);
  const weeks = new Set([...counted.keys(), ...counters.keys(), ...ties.keys()]);
  const checked = [...weeks].filter((week) => week > unchecked).toSorted();
  return checked.flatMap((week) => {
    const kept = numbersOf(
      addCounters(counters.get(week) ?? {}, []),
      addTies(ties.get(week) ?? [], []),
    );
    const expected = counted.get(week);
    return compare(week, kept, numbersOf(expected?.counters ?? {}, [...(expected?.ties ?? [])]));
  });
}
