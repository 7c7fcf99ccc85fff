import betweennessCentrality from 'graphology-metrics/centrality/betweenness';
import type { Network } from './network';

/**
 * How much each person stands between others: the sum over pairs of others of the share of shortest paths that
 * lead through them. `normalized`, it is divided by the number of pairs and lies in 0 to 1; without a
 * direction a pair counts once, with one twice. Takes time in people times ties, and nothing else runs
 * meanwhile: up to a second for 1,000 people with 5,000 ties.
 * Source: Freeman (1977), A set of measures of centrality based on betweenness; Brandes (2001) for the algorithm.
 */
export function betweenness(
  network: Network,
  { normalized }: { readonly normalized: boolean } = { normalized: true },
): ReadonlyMap<string, number> {
  // The library would take a weight for a distance; here, more turns never make people farther apart.
  const options = { getEdgeWeight: null, normalized };
  return new Map(Object.entries(betweennessCentrality(network, options)));
}

/**
 * Betweenness concentration: whether few people hold the network together, 0 (all alike) to 1 (a star, where
 * all go through one): the sum over people of (highest - own) / (n - 1), of normalised betweenness.
 * Undefined for fewer than three people.
 * Source: Freeman (1979), Centrality in social networks: conceptual clarification (centralisation).
 */
export function betweennessConcentration(network: Network): number | undefined {
  if (network.order < 3) return undefined;
  const values = [...betweenness(network).values()];
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  return values.reduce((sum, value) => sum + highest - value, 0) / (network.order - 1);
}
