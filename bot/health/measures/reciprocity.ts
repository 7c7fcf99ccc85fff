import type { Network } from './network';

/** The pairs of a directed network: turned to each other, one to the other only, neither. */
export interface Dyads {
  readonly mutual: number;
  readonly asymmetric: number;
  readonly null: number;
}

/**
 * The dyad census, M, A and N. All pairs count: M + A + N = n (n - 1) / 2.
 * Source: Holland and Leinhardt (1970), A method for detecting structure in sociometric data.
 */
export function dyadCensus(network: Network): Dyads {
  const returned = network.filterDirectedEdges((_edge, _attributes, from, to) =>
    network.hasDirectedEdge(to, from),
  ).length;
  const mutual = returned / 2;
  const asymmetric = network.directedSize - returned;
  const pairs = (network.order * (network.order - 1)) / 2;
  return { mutual, asymmetric, null: pairs - mutual - asymmetric };
}

/**
 * The share of arcs that are returned, 0 to 1: 2 M / (2 M + A). Undefined where there are no arcs.
 * Source: Newman, Forrest and Balthrop (2002), Email networks and the spread of computer viruses.
 */
export function arcReciprocity(network: Network): number | undefined {
  const { mutual, asymmetric } = dyadCensus(network);
  return mutual + asymmetric === 0 ? undefined : (2 * mutual) / (2 * mutual + asymmetric);
}

/**
 * The share of tied pairs that turned to each other, 0 to 1: M / (M + A). Undefined where there are no arcs.
 * Source: Hanneman and Riddle (2005), Introduction to Social Network Methods, chapter 8.
 */
export function dyadReciprocity(network: Network): number | undefined {
  const { mutual, asymmetric } = dyadCensus(network);
  return mutual + asymmetric === 0 ? undefined : mutual / (mutual + asymmetric);
}

/**
 * Reciprocity beyond chance, -1 to 1: (r - a) / (1 - a) of the arc reciprocity r and the density a; above 0,
 * more is returned than among people who turn to each other at random. Undefined where there are no arcs, or all.
 * Source: Garlaschelli and Loffredo (2004), Patterns of link reciprocity in directed networks.
 */
export function reciprocityBeyondChance(network: Network): number | undefined {
  const reciprocity = arcReciprocity(network);
  const possible = network.order * (network.order - 1);
  if (reciprocity === undefined || network.directedSize === possible) return undefined;
  const density = network.directedSize / possible;
  return (reciprocity - density) / (1 - density);
}
