import { betweenness, betweennessConcentration } from '../../bot/health/measures/betweenness';
import { coreNumbers, innermostCore } from '../../bot/health/measures/cores';
import { density } from '../../bot/health/measures/density';
import { eiIndex, expectedEiIndex, tiesByGroup } from '../../bot/health/measures/ei-index';
import { gini, giniCorrected } from '../../bot/health/measures/gini';
import { shareOfIsolates } from '../../bot/health/measures/isolates';
import { leaderModellingRatio } from '../../bot/health/measures/leader-modelling';
import { type Network, networkOf } from '../../bot/health/measures/network';
import {
  arcReciprocity,
  dyadCensus,
  dyadReciprocity,
  reciprocityBeyondChance,
} from '../../bot/health/measures/reciprocity';
import type { Labels, ReadNetwork } from './network-file';
import {
  clustering,
  constraint,
  degreeAssortativity,
  degreeCentralisation,
  diameter,
} from './network-structure';

const nodesOf = ({ n }: ReadNetwork) => Array.from({ length: n }, (_, at) => String(at + 1));
const object = <T>(map: ReadonlyMap<string, T>) => Object.fromEntries(map);

function counted(values: Iterable<string | number>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function spread(name: string, values: readonly number[]) {
  return { [`gini_${name}`]: gini(values), [`gini_${name}_corrected`]: giniCorrected(values) };
}

/** What is measured alike in both kinds of networks. */
function ofAny(network: Network) {
  const raw = betweenness(network, { normalized: false });
  const cores = coreNumbers(network);
  const { k, size } = innermostCore(network);
  return {
    density: density(network),
    isolates_share: shareOfIsolates(network),
    betweenness_norm: object(betweenness(network)),
    betweenness_raw: object(raw),
    betweenness_raw_top: Object.fromEntries([...raw].toSorted(([, a], [, b]) => b - a).slice(0, 5)),
    freeman_betweenness_centralization: betweennessConcentration(network),
    core_numbers: object(cores),
    core_numbers_count: counted(cores.values()),
    core_largest_k: k,
    core_largest_size: size,
    [`core${k}_nodes`]: [...cores]
      .flatMap(([node, core]) => (core === k ? [Number(node)] : []))
      .toSorted((a, b) => a - b),
  };
}

function ofUndirected(network: Network) {
  const { transitivity, mean, triangles } = clustering(network);
  return {
    m: network.size,
    ...ofAny(network),
    mean_degree: (2 * network.size) / network.order,
    ...spread(
      'degree',
      network.mapNodes((node) => network.degree(node)),
    ),
    transitivity,
    avg_clustering: mean,
    diameter: diameter(network),
    triangles,
    degree_assortativity: degreeAssortativity(network),
    degree_centralization: degreeCentralisation(network),
    burt_constraint: object(constraint(network)),
  };
}

function ofDirected(network: Network) {
  return {
    arcs: network.size,
    ...ofAny(network),
    reciprocity_arc: arcReciprocity(network),
    dyads: dyadCensus(network),
    reciprocity_dyad: dyadReciprocity(network),
    rho_GL: reciprocityBeyondChance(network),
    ...spread(
      'in',
      network.mapNodes((node) => network.inDegree(node)),
    ),
    ...spread(
      'out',
      network.mapNodes((node) => network.outDegree(node)),
    ),
  };
}

function ofGroups(network: Network, name: string, labels: Labels) {
  const known = labels.flatMap((label, at) =>
    label === null ? [] : [[String(at + 1), String(label)] as const],
  );
  const groups = new Map(known);
  const { external, internal } = tiesByGroup(network, groups);
  const EI = eiIndex(network, groups);
  return {
    EI,
    [`EI_${name}`]: EI,
    [`EI_${name}_expected`]: expectedEiIndex(groups),
    [`${name}_split`]: {
      ...counted(groups.values()),
      external_ties: external,
      internal_ties: internal,
      EI,
    },
  };
}

/** Leaders are the nodes whose value of an attribute is at most this. */
export interface Leaders {
  readonly name: string;
  readonly most: number;
  readonly labels: Labels;
}

function ofLeaders(network: Network, { name, most, labels }: Leaders) {
  const isLeader = (label: Labels[number]) => typeof label === 'number' && label <= most;
  const leaders = new Set(labels.flatMap((label, at) => (isLeader(label) ? [String(at + 1)] : [])));
  const acts = new Map(network.mapNodes((node) => [node, network.outboundDegree(node)]));
  const arcs = network.type === 'directed' ? network.size : 2 * network.size;
  const shareOf = (degree: (node: string) => number) =>
    arcs === 0 ? undefined : [...leaders].reduce((sum, node) => sum + degree(node), 0) / arcs;
  return {
    [`leaders_${name}_le_${most}`]: leaders.size,
    leader_activity_ratio: leaderModellingRatio(acts, leaders),
    leader_share_out: shareOf((node) => network.outboundDegree(node)),
    leader_share_in: shareOf((node) => network.inboundDegree(node)),
  };
}

/** All measures of a network, under the names of the reference values; null where one is not defined for it. */
export function measureNetwork(
  file: ReadNetwork,
  by: { readonly groups?: { name: string; labels: Labels }; readonly leaders?: Leaders },
) {
  const turns = file.pairs.map(([from, to]) => [String(from), String(to)] as const);
  const network = networkOf(nodesOf(file), turns, file);
  const measures = {
    n: file.n,
    directed: file.directed,
    ...(file.directed
      ? {
          ...ofDirected(network),
          /** The same people, tied where either turned to the other. */
          underlying: ofUndirected(networkOf(nodesOf(file), turns, { directed: false })),
        }
      : ofUndirected(network)),
    ...(by.groups && ofGroups(network, by.groups.name, by.groups.labels)),
    ...(by.leaders && ofLeaders(network, by.leaders)),
  };
  const nulls = (_key: string, value: unknown) => (value === undefined ? null : value);
  return JSON.parse(JSON.stringify(measures, nulls)) as Record<string, unknown>;
}
