import Graph from 'graphology';

/** Who turned to whom. */
export type Turn = readonly [from: string, to: string];

/** A simple network: nobody is tied to themself, and nobody twice to the same person. */
export type Network = Graph;

/**
 * The network of some people. Turning to oneself and turning to somebody again add nothing, as density,
 * reciprocity and paths are defined for simple networks. With `directed` a tie has a direction; without it, a
 * turn either way ties two people. Throws where a turn names somebody who is not among the people.
 */
export function networkOf(
  people: Iterable<string>,
  turns: Iterable<Turn>,
  { directed }: { readonly directed: boolean },
): Network {
  const network = new Graph({
    type: directed ? 'directed' : 'undirected',
    multi: false,
    allowSelfLoops: false,
  });
  for (const person of people) network.mergeNode(person);
  for (const [from, to] of turns) {
    for (const end of [from, to])
      if (!network.hasNode(end)) throw new RangeError(`Not among the people: ${end}`);
    if (from !== to) network.mergeEdge(from, to);
  }
  return network;
}
