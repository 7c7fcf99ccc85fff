/** How often the people of a group acted. Who did nothing is there with 0. */
export type ActsByPerson = ReadonlyMap<string, number>;

/** So many people, and how often they acted together. */
interface Active {
  readonly people: number;
  readonly acts: number;
}

/**
 * Whether leaders do it themselves: acts by leaders per leader, over acts by others per other. 1: as much as
 * everybody else; 0: not at all. Undefined where there are no leaders, no others, or the others did nothing.
 * Source: the share of acts over the share of people, a representation ratio, for the guide's "leaders model it".
 */
export function representationRatio(leaders: Active, others: Active): number | undefined {
  if (leaders.people === 0 || others.acts === 0) return undefined;
  return leaders.acts / leaders.people / (others.acts / others.people);
}

/** The same of people by name. */
export function leaderModellingRatio(
  acts: ActsByPerson,
  leaders: ReadonlySet<string>,
): number | undefined {
  const sums = { leaders: { people: 0, acts: 0 }, others: { people: 0, acts: 0 } };
  for (const [person, times] of acts) {
    const sum = leaders.has(person) ? sums.leaders : sums.others;
    sum.people += 1;
    sum.acts += times;
  }
  return representationRatio(sums.leaders, sums.others);
}
