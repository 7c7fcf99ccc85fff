import type { Network } from './network';

/** Which group each person is in; who is not there is in none, and their ties do not count. */
export type Groups = ReadonlyMap<string, string>;

export interface TiesByGroup {
  readonly external: number;
  readonly internal: number;
}

/** How many ties lead out of a group, and how many stay inside. A tie with a direction counts in each. */
export function tiesByGroup(network: Network, groups: Groups): TiesByGroup {
  let external = 0;
  let internal = 0;
  network.forEachEdge((_edge, _attributes, from, to) => {
    const [one, other] = [groups.get(from), groups.get(to)];
    if (one === undefined || other === undefined) return;
    if (one === other) internal += 1;
    else external += 1;
  });
  return { external, internal };
}

/**
 * Whether people turn to other groups or stay in their own, -1 (own only) to 1 (others only):
 * (E - I) / (E + I) of external and internal ties. Undefined where there are no ties between grouped people.
 * Source: Krackhardt and Stern (1988), Informal networks and organizational crises.
 */
export function eiIndex(network: Network, groups: Groups): number | undefined {
  const { external, internal } = tiesByGroup(network, groups);
  return external + internal === 0 ? undefined : (external - internal) / (external + internal);
}

/**
 * What the E-I index would be if everybody were tied to everybody: what the sizes of the groups alone bring.
 * Undefined for fewer than two grouped people. Source: as the index.
 */
export function expectedEiIndex(groups: Groups): number | undefined {
  const sizes = new Map<string, number>();
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const pairs = (size: number) => (size * (size - 1)) / 2;
  const all = pairs(groups.size);
  const internal = [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);
  return all === 0 ? undefined : (all - 2 * internal) / all;
}
