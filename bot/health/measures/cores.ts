import type { Network } from './network';

/**
 * The core number of each person: the largest k for which they are in a k-core, a largest part of the network
 * where everybody has at least k ties to others of that part. Where ties have a direction, those in and out
 * both count. Time and memory are in people plus ties.
 * Source: Seidman (1983), Network structure and minimum degree; Batagelj and Zaveršnik (2003) for the algorithm.
 */
export function coreNumbers(network: Network): ReadonlyMap<string, number> {
  const left = new Map(network.mapNodes((person) => [person, network.degree(person)]));
  const cores = new Map<string, number>();
  const waiting: string[][] = [];
  const wait = (person: string, ties: number) => {
    waiting[ties] ??= [];
    waiting[ties].push(person);
  };
  for (const [person, ties] of left) wait(person, ties);
  let core = 0;
  for (let ties = 0; ties < waiting.length; ) {
    const person = waiting[ties]?.pop();
    if (person === undefined) {
      ties += 1;
      continue;
    }
    // Waits once more, with fewer ties, where a neighbour was taken out since.
    if (cores.has(person) || left.get(person) !== ties) continue;
    core = Math.max(core, ties);
    cores.set(person, core);
    network.forEachEdge(person, (_edge, _attributes, from, to) => {
      const other = from === person ? to : from;
      if (cores.has(other)) return;
      const fewer = (left.get(other) ?? 0) - 1;
      left.set(other, fewer);
      wait(other, fewer);
      ties = Math.min(ties, fewer);
    });
  }
  return cores;
}

/** The innermost core: its k, and how many people are in it. Both 0 where there are no people. */
export function innermostCore(network: Network): { readonly k: number; readonly size: number } {
  const cores = [...coreNumbers(network).values()];
  const k = cores.reduce((most, core) => Math.max(most, core), 0);
  return { k, size: cores.filter((core) => core === k).length };
}
