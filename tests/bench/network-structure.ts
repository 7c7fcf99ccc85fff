import type { Network } from '../../bot/health/measures/network';

/**
 * What the reference files know of undirected networks besides what the product shows. Definitions are those of
 * the NetworkX functions of the same names; undefined where a network has no such value.
 */
const neighbours = (network: Network) =>
  new Map(network.mapNodes((node) => [node, new Set(network.neighbors(node))]));
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Watts and Strogatz's clustering, its mean; transitivity: closed triads over triads; and triangles. */
export function clustering(network: Network) {
  const near = neighbours(network);
  const each = [...near.values()].map((own) => {
    const shared = [...own].flatMap((node) => [...(near.get(node) ?? [])]);
    const closed = shared.filter((node) => own.has(node)).length / 2;
    return { closed, triads: (own.size * (own.size - 1)) / 2 };
  });
  const closed = sumOf(each.map((node) => node.closed));
  const triads = sumOf(each.map((node) => node.triads));
  return {
    transitivity: triads === 0 ? 0 : closed / triads,
    mean: sumOf(each.map((node) => (node.triads ? node.closed / node.triads : 0))) / each.length,
    triangles: closed / 3,
  };
}

function farthest(near: ReadonlyMap<string, ReadonlySet<string>>, from: string) {
  const seen = new Set([from]);
  let steps = 0;
  for (let border = [from]; ; steps += 1) {
    const next = border.flatMap((node) => [...(near.get(node) ?? [])]);
    border = [...new Set(next)].filter((node) => !seen.has(node));
    if (border.length === 0) return { steps, reached: seen.size };
    for (const node of border) seen.add(node);
  }
}

/** The longest of all shortest paths; undefined where the network is not connected. */
export function diameter(network: Network): number | undefined {
  const near = neighbours(network);
  const all = [...near.keys()].map((node) => farthest(near, node));
  if (all.some(({ reached }) => reached < network.order)) return undefined;
  return all.reduce((most, { steps }) => Math.max(most, steps), 0);
}

/** Newman (2003): the correlation of the degrees at both ends of a tie. */
export function degreeAssortativity(network: Network): number | undefined {
  const ends = network.mapEdges((_edge, _attributes, from, to) => [
    network.degree(from),
    network.degree(to),
  ]);
  const both = [...ends, ...ends.map(([a, b]) => [b, a])].map(([a = 0, b = 0]) => ({ a, b }));
  const mean = sumOf(both.map(({ a }) => a)) / both.length;
  const variance = sumOf(both.map(({ a }) => (a - mean) ** 2));
  const together = sumOf(both.map(({ a, b }) => (a - mean) * (b - mean)));
  return variance > 0 ? together / variance : undefined;
}

/** Freeman (1979): the sum of (highest - own) of the degrees, over its value in a star. */
export function degreeCentralisation(network: Network): number | undefined {
  if (network.order < 3) return undefined;
  const degrees = network.mapNodes((node) => network.degree(node));
  const highest = degrees.reduce((most, degree) => Math.max(most, degree), 0);
  const differences = sumOf(degrees.map((degree) => highest - degree));
  return differences / ((network.order - 1) * (network.order - 2));
}

/** Burt (1992): how far each node's ties lead to nodes that are tied to each other; undefined for isolates. */
export function constraint(network: Network): ReadonlyMap<string, number | undefined> {
  const near = neighbours(network);
  const share = (from: string, to: string) => {
    const own = near.get(from);
    return own?.has(to) ? 1 / own.size : 0;
  };
  return new Map(
    [...near].map(([node, own]) => {
      const parts = [...own].map((other) => {
        const through = [...own].map((third) => share(node, third) * share(third, other));
        return (share(node, other) + sumOf(through)) ** 2;
      });
      return [node, own.size === 0 ? undefined : sumOf(parts)] as const;
    }),
  );
}
