import type { Tie } from '../counts/contract';
import { fewestOf, fewestPeople, markOf } from '../counts/numbers';
import { bucketOf } from '../counts/people';
import type { Leading } from './contract';
import { representationRatio } from './measures/leader-modelling';

/** Adds up the acts of the last weeks in a space with so many members. */
export function leadingOf(
  ties: readonly Tie[],
  leaders: readonly string[],
  members: number,
): Leading {
  const acts = new Map(leaders.map((leader) => [leader, 0]));
  for (const { from, kind, times } of ties)
    if (kind === 'gave' || kind === 'join') acts.set(from, (acts.get(from) ?? 0) + times);
  const sum = (people: readonly string[]) =>
    people.reduce((all, person) => all + (acts.get(person) ?? 0), 0);
  const led = new Set(leaders);
  const active = [...led].filter((leader) => (acts.get(leader) ?? 0) > 0);
  return {
    leaders: led.size,
    leaderActs: sum([...led]),
    activeLeaders: active.length,
    marks: [...new Set(active.map((leader) => markOf(bucketOf(leader))))].reduce(
      (all, mark) => all + mark,
      0,
    ),
    // Whoever did nothing has no tie, and counts as one of the others.
    others: Math.max(members, acts.size) - led.size,
    otherActs: sum([...acts.keys()].filter((person) => !led.has(person))),
  };
}

const isMany = (...counts: readonly number[]) => Math.min(...counts) >= fewestPeople;

function ratio({ leaders, leaderActs, others, otherActs }: Leading): number | undefined {
  return representationRatio(
    { people: leaders, acts: leaderActs },
    { people: others, acts: otherActs },
  );
}

/** The leader-modelling ratio of a space; undefined where fewer than five leaders or five others are behind it. */
export function leaderModelling(one: Leading): number | undefined {
  return isMany(one.leaders, one.others, one.activeLeaders) ? ratio(one) : undefined;
}

function added(spaces: readonly Leading[]): Leading {
  const sum = (of: (one: Leading) => number) => spaces.reduce((all, one) => all + of(one), 0);
  return {
    leaders: sum(({ leaders }) => leaders),
    leaderActs: sum(({ leaderActs }) => leaderActs),
    activeLeaders: fewestOf(spaces.map(({ marks }) => marks)),
    marks: 0,
    others: sum(({ others }) => others),
    otherActs: sum(({ otherActs }) => otherActs),
  };
}

/**
 * The same of all spaces of an organisation together, who leads or is in several counted in each. Undefined where
 * it is of fewer than five leaders or others, or where what is left of it without the spaces that show their own
 * would be.
 */
export function organisationLeaderModelling(spaces: readonly Leading[]): number | undefined {
  const all = added(spaces);
  const hidden = spaces.filter((one) => leaderModelling(one) === undefined);
  const rest = added(hidden);
  if (!isMany(all.leaders, all.others, all.activeLeaders)) return undefined;
  if (hidden.length > 0 && !isMany(rest.leaders, rest.others, rest.activeLeaders)) return undefined;
  return ratio(all);
}
