import type { Counters } from '../counts/contract';
import { leaderModellingRatio } from './measures/leader-modelling';
import { type Wait, waitOf } from './measures/waiting';
import { fewestPeople } from './suppression';

/** How often somebody did what a counter counts. */
interface Acts {
  readonly by: string;
  readonly counter: string;
  readonly times: number;
}

/** What is known of a week. */
export interface WeekFacts {
  readonly counters: Counters;
  /** Of people with a name: what was done without one has no acts. */
  readonly acts: readonly Acts[];
  /** Of the questions asked in it, until now. */
  readonly waits: readonly Wait[];
}

/** Whose figures they are. */
export interface Team {
  readonly people: ReadonlySet<string>;
  readonly leaders: ReadonlySet<string>;
}

/**
 * A figure before it is decided whether it may be shown: `people` are behind it, and it is `part` / `whole`
 * where both are sums over acts, which add up over spaces and weeks (see `suppression`).
 */
export interface Tally {
  readonly practice: 'openness' | 'recognition' | 'curation' | 'questions';
  readonly name: string;
  readonly people: number;
  readonly value: number | undefined;
  readonly part?: number;
  readonly whole?: number;
}

/**
 * A figure as it may be shown. Without `n`, it is of fewer than five people, and there is nothing else; with
 * `n` but without `value`, it is not defined yet, as the median wait where most still wait. `change` is the
 * difference to the period before, in the unit of the value.
 */
export interface Figure {
  readonly practice: Tally['practice'];
  readonly name: string;
  readonly value: number | null;
  readonly change: number | null;
  readonly n: number | null;
}

function factsOf(weeks: readonly WeekFacts[]) {
  const sum = (names: readonly string[]) =>
    weeks.reduce(
      (all, { counters }) => names.reduce((some, name) => some + (counters[name] ?? 0), all),
      0,
    );
  const times = (counts: (counter: string) => boolean) => {
    const byPerson = new Map<string, number>();
    for (const { by, counter, times: more } of weeks.flatMap(({ acts }) => acts))
      if (counts(counter)) byPerson.set(by, (byPerson.get(by) ?? 0) + more);
    // What was taken back was not done.
    return new Map([...byPerson].filter(([, done]) => done > 0));
  };
  return { sum, times, waits: weeks.flatMap(({ waits }) => waits) };
}
type Facts = ReturnType<typeof factsOf>;

/** A share of what was counted, of the people who did the whole of it. */
function share({ sum, times }: Facts, part: readonly string[], whole: string) {
  const all = sum([whole]);
  const some = sum(part);
  return {
    people: times((counter) => counter === whole).size,
    value: all > 0 ? some / all : undefined,
    part: some,
    whole: all,
  };
}

/** The people of the team who did anything at all, over all of them. */
function participation({ times }: Facts, { people }: Team) {
  const active = [...times(() => true).keys()].filter((person) => people.has(person)).length;
  return { people: active, value: people.size > 0 ? active / people.size : undefined };
}

/** Of kudos and joins; fewer than five leaders, or others, or people who did it, are too few to tell. */
function leaderModelling({ times }: Facts, { people, leaders }: Team) {
  const done = times((name) => name === 'recognition.given' || name === 'recognition.joined');
  const acts = new Map([...people].map((person) => [person, done.get(person) ?? 0]));
  const led = [...people].filter((person) => leaders.has(person)).length;
  const active = [...acts.values()].filter((count) => count > 0).length;
  return {
    people: Math.min(led, people.size - led, active),
    value: leaderModellingRatio(acts, leaders),
  };
}

/**
 * The headline measures of a period of weeks, to be added up over spaces; not yet to be shown. Besides the
 * counters that practices have, it reads
 * - `links.vetted`: 1 for a link of `links.shared` when it is vetted for the first time, and
 * - `questions.met`: 1 for a question of `questions.asked` at its first answer by somebody else,
 * each in the week in which the link was shared or the question asked, so that no share is above 1.
 */
export function tallies(weeks: readonly WeekFacts[], team: Team): readonly Tally[] {
  const facts = factsOf(weeks);
  const groups = ['recognition.to.crew', 'recognition.to.space'];
  const askers = facts.times((counter) => counter === 'questions.asked').size;
  const wait = (within: number) => ({ people: askers, value: waitOf(facts.waits, within) });
  return [
    { practice: 'openness', name: 'participation', ...participation(facts, team) },
    { practice: 'recognition', name: 'toGroups', ...share(facts, groups, 'recognition.given') },
    { practice: 'recognition', name: 'leaderModelling', ...leaderModelling(facts, team) },
    { practice: 'curation', name: 'vetted', ...share(facts, ['links.vetted'], 'links.shared') },
    {
      ...{ practice: 'questions', name: 'answerRate' },
      ...share(facts, ['questions.met'], 'questions.asked'),
    },
    { practice: 'questions', name: 'medianWait', ...wait(0.5) },
    { practice: 'questions', name: 'longWait', ...wait(0.9) },
  ];
}

/**
 * The headline measures of a period with the change to the one before, as they may be shown for one team alone:
 * - participation: people who did anything, over the people of the team;
 * - toGroups: kudos to crews and whole spaces, over all kudos;
 * - leaderModelling: kudos and joins by leaders per leader, over those by others per other;
 * - vetted: vetted links, over shared ones;
 * - answerRate: questions with an answer, over those asked;
 * - medianWait, longWait: the time within which half, and nine in ten, get their first answer (Kaplan-Meier), in
 *   the unit of the waits.
 * `before` has the weeks just before, as many. `n` are the people who did what is counted; of leaderModelling,
 * the smallest of leaders, others, and people who did it.
 */
export function figures(
  weeks: readonly WeekFacts[],
  before: readonly WeekFacts[],
  team: Team,
): readonly Figure[] {
  const earlier = tallies(before, team);
  return tallies(weeks, team).map(({ practice, name, people, value }, at) => {
    const last = earlier[at];
    const enough = people >= fewestPeople;
    const shown = enough ? (value ?? null) : null;
    const lastShown = last && last.people >= fewestPeople ? (last.value ?? null) : null;
    return {
      practice,
      name,
      value: shown,
      change: shown === null || lastShown === null ? null : shown - lastShown,
      n: enough ? people : null,
    };
  });
}
