import type { Tie } from '../counts/contract';
import { fewestPeople } from '../counts/numbers';
import type { NetworkFigures } from './contract';
import { leaderModelling, leadingOf } from './leading';
import { betweennessConcentration } from './measures/betweenness';
import { innermostCore } from './measures/cores';
import { density } from './measures/density';
import { eiIndex } from './measures/ei-index';
import { giniCorrected } from './measures/gini';
import { networkOf, type Turn } from './measures/network';
import { arcReciprocity } from './measures/reciprocity';

/** Whose network it is. */
export interface Around {
  readonly members: number;
  /** Whether everybody in the organisation may act in it: then nobody knows of how many they are a part. */
  readonly open: boolean;
  readonly leaders: readonly string[];
  /** The team of each person, where several meet. */
  readonly homes: ReadonlyMap<string, string>;
}

/** Betweenness of more people would keep a process busy for seconds. */
const mostForBetweenness = 1_000;

/** Who thanked whom by name, once or more often. A join is no thank to the giver whose kudos it joins. */
export function turnsOf(ties: readonly Tie[]): Turn[] {
  const named = ties.filter(({ from, to, kind, times }) => {
    return kind === 'kudos' && to !== '' && to !== from && times > 0;
  });
  return [...new Map(named.map(({ from, to }) => [`${from} ${to}`, [from, to] as Turn])).values()];
}

/** The measures of the thanks between people; undefined where fewer than five are in it. */
export function networkFigures(ties: readonly Tie[], around: Around): NetworkFigures | undefined {
  const turns = turnsOf(ties);
  const people = [...new Set(turns.flat())];
  if (people.length < fewestPeople) return undefined;
  const directed = networkOf(people, turns, { directed: true });
  const mutual = networkOf(people, turns, { directed: false });
  const received = people.map((person) => directed.inDegree(person));
  const { size } = innermostCore(mutual);
  const all = Math.max(around.members, people.length);
  const alone = all - people.length;
  const settled = people.filter((person) => around.homes.has(person));
  const small = people.length <= mostForBetweenness;
  return {
    people: people.length,
    density: density(directed) ?? null,
    reciprocity: arcReciprocity(directed) ?? null,
    isolates: around.open ? null : alone / all,
    gini: giniCorrected(received) ?? null,
    eiIndex: settled.length >= fewestPeople ? (eiIndex(directed, around.homes) ?? null) : null,
    betweenness: small ? (betweennessConcentration(mutual) ?? null) : null,
    core: size / people.length,
    leaderModelling: around.open
      ? null
      : (leaderModelling(leadingOf(ties, around.leaders, around.members)) ?? null),
  };
}

/** The people with the most ties, at most so many. */
export function densest(turns: readonly Turn[], most: number) {
  const ties = new Map<string, number>();
  for (const person of turns.flat()) ties.set(person, (ties.get(person) ?? 0) + 1);
  return [...ties]
    .toSorted(([a, some], [b, more]) => more - some || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([person]) => person);
}

/**
 * Whether a graph of so many people may be shown beside the figures of the whole network: they are few enough to
 * be drawn and nobody is missing, or so many that what the figures say of them is not about one. Of one who is
 * missing, density times all pairs less the ties in the picture would tell the ties.
 */
export function mayDraw(shown: number, all: number): boolean {
  return shown >= fewestPeople && (shown === all || all - shown >= fewestPeople);
}

const precision = 100;

/** Figures as they are told: to two digits after the point, as the page shows them. */
export function rounded(figures: NetworkFigures): NetworkFigures {
  const round = (value: number | null) =>
    value === null ? null : Math.round(value * precision) / precision;
  return {
    people: figures.people,
    density: round(figures.density),
    reciprocity: round(figures.reciprocity),
    isolates: round(figures.isolates),
    gini: round(figures.gini),
    eiIndex: round(figures.eiIndex),
    betweenness: round(figures.betweenness),
    core: round(figures.core),
    leaderModelling: round(figures.leaderModelling),
  };
}
