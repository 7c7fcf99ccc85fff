import { density as densityOf } from 'graphology-metrics/graph/density';
import type { Network } from './network';

/**
 * The share of all possible ties that there are, 0 to 1: m / (n (n - 1)) where ties have a direction,
 * 2 m / (n (n - 1)) where they have none. Undefined for fewer than two people.
 * Source: Wasserman and Faust (1994), Social Network Analysis, 4.1.1 and 4.3.1.
 */
export function density(network: Network): number | undefined {
  return network.order < 2 ? undefined : densityOf(network);
}
