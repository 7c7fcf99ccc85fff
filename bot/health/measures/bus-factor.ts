export interface BusFactor {
  /** Skills that anybody has. */
  readonly skills: number;
  /** Those that one person alone has, in order. */
  readonly withOneExpert: readonly string[];
  /** Their share of all skills, 0 to 1; undefined where there are none. */
  readonly share: number | undefined;
}

/**
 * The skills whose bus factor is one: they go when one person goes. `experts` are the people of each skill; a
 * skill without any is not counted.
 * Source: the truck factor of Avelino et al. (2016), A novel approach for estimating truck factors, of skills
 * in place of files.
 */
export function busFactor(experts: ReadonlyMap<string, ReadonlySet<string>>): BusFactor {
  const known = [...experts].filter(([, people]) => people.size > 0);
  const withOneExpert = known
    .filter(([, people]) => people.size === 1)
    .map(([skill]) => skill)
    .toSorted();
  const share = known.length === 0 ? undefined : withOneExpert.length / known.length;
  return { skills: known.length, withOneExpert, share };
}
