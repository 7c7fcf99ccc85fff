import type { Network } from './network';

/**
 * The share of people without any tie, in either direction, 0 to 1. Undefined where there are no people.
 * Source: Wasserman and Faust (1994), Social Network Analysis, 4.2.1: nodes of degree 0.
 */
export function shareOfIsolates(network: Network): number | undefined {
  if (network.order === 0) return undefined;
  return network.filterNodes((person) => network.degree(person) === 0).length / network.order;
}
