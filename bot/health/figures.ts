import { fewestOf, fewestPeople, type Numbers, peopleIn, waitHours } from '../counts/numbers';
import type { Figure, Period, Practice, Trend } from './contract';
import { type Wait, waitOf } from './measures/waiting';
import { type PeopleOf, placesOf, type Shown, shownOf, type WeekCells } from './windows';

/** What is kept of a week in a space. */
export interface WeekFacts {
  readonly week: string;
  /** Of each shard of the space. */
  readonly shards: readonly Numbers[];
  /** Hours since the week began. */
  readonly hours: number;
}

/** What a practice is counted by: who did it, and the sums it is made of. */
interface Counted {
  readonly practice: Practice;
  readonly group: string;
  readonly sums: readonly (readonly string[])[];
}

const counted: readonly Counted[] = [
  { practice: 'openness', group: 'any', sums: [['people.any']] },
  {
    ...{ practice: 'recognition', group: 'gave' },
    sums: [['recognition.given'], ['recognition.groups']],
  },
  {
    ...{ practice: 'curation', group: 'shared' },
    sums: [['links.shared'], ['links.vetted'], ['links.points']],
  },
  {
    ...{ practice: 'questions', group: 'asked' },
    sums: [['questions.asked'], ['questions.met']],
  },
];
const posts: Counted = {
  ...{ practice: 'openness', group: 'posted' },
  sums: [['posts.posted'], ['posts.met']],
};

function sumOf({ shards }: WeekFacts, names: readonly string[]): number {
  return shards.reduce(
    (all, { counters }) => names.reduce((sum, name) => sum + (counters[name] ?? 0), all),
    0,
  );
}

function peopleTogether(weeks: readonly WeekFacts[], group: string): PeopleOf {
  return (places) => {
    const those = places.flatMap((n) => weeks[n] ?? []);
    const marks = those.flatMap(({ shards }) => shards.map((shard) => shard.marks[group] ?? 0));
    return Math.max(fewestOf(marks), ...those.map((week) => peopleIn(week.shards, group)));
  };
}

/** The weeks from the first on in which anything was counted. */
function begun(weeks: readonly WeekFacts[]): number {
  const first = weeks.findIndex(({ shards }) =>
    shards.some(({ counters }) => Object.keys(counters).length > 0),
  );
  return first === -1 ? weeks.length : first;
}

function shownIn(weeks: readonly WeekFacts[], { group, sums }: Counted) {
  const first = begun(weeks);
  const cells = weeks.map((week, n): WeekCells | undefined => {
    if (n < first) return undefined;
    const values = sums.map((names) => Math.max(0, sumOf(week, names)));
    // Of participation the people themselves are the sum: the same in each shard are one.
    const people = peopleIn(week.shards, group);
    return { week: week.week, people, values: group === 'any' ? [people] : values };
  });
  return shownOf(cells, peopleTogether(weeks, group), sums.length);
}

/**
 * The waits of the questions of these weeks, in hours, from their counters. An answered one waited at most the
 * hours of its counter, one that still waits at most since its week began: so none is taken for shorter than it was.
 */
function waitsOf(weeks: readonly WeekFacts[]): Wait[] {
  const longest = (waitHours.at(-1) ?? 0) * 2;
  const times = [
    ...waitHours.map((hours) => [String(hours), hours] as const),
    ['over', longest] as const,
  ];
  return weeks.flatMap((week) => {
    const some = (count: number, wait: Wait) =>
      Array.from({ length: Math.max(0, count) }, () => wait);
    const answered = times.flatMap(([name, time]) =>
      some(sumOf(week, [`questions.wait.${name}`]), { time, answered: true }),
    );
    const waiting = sumOf(week, ['questions.asked']) - sumOf(week, ['questions.met']);
    return [...answered, ...some(waiting, { time: week.hours, answered: false })];
  });
}

type Measure = (shown: Shown) => number | undefined;
const share =
  (part: number, most = 1): Measure =>
  ({ values: [all = 0, ...parts] }) =>
    all > 0 ? Math.min(most, (parts[part] ?? 0) / all) : undefined;

/** What is shown of a period in a space, as figures and week by week. */
export interface Figures {
  readonly figures: readonly Figure[];
  readonly trends: readonly Trend[];
  /** The first week anything was counted in. */
  readonly since: string | undefined;
}

/**
 * The figures of the last `period` of 26 weeks (oldest first), with the change to as many weeks before, as they
 * may be shown (see `Figure`): of the weeks in which at least five people did what is counted, and of no others.
 * `members` are the people of the space, undefined where it is open to everybody: then others act in it too, and
 * there is no share of people.
 */
export function figuresOf(
  weeks: readonly WeekFacts[],
  members: number | undefined,
  period: Period,
): Figures {
  const places = placesOf(period);
  const first = begun(weeks);
  const few = members !== undefined && members < fewestPeople;

  function figure(
    { practice }: Counted,
    name: Figure['name'],
    shown: ReadonlyMap<string, Shown>,
    measure: Measure,
  ): Figure {
    const valueAt = (label: string) => {
      const found = few ? undefined : shown.get(label);
      return found && measure(found);
    };
    const label = String(period);
    const value = valueAt(label) ?? null;
    const before = valueAt(`before ${label}`) ?? null;
    const n = few ? null : (shown.get(label)?.people ?? null);
    const change = value === null || before === null ? null : value - before;
    return { practice, name, value, change, n };
  }

  const trends: Trend[] = [];
  const shownBy = new Map(counted.map((one) => [one.practice, shownIn(weeks, one)]));
  const figures = counted.flatMap((one) => {
    const shown = shownBy.get(one.practice) ?? new Map<string, Shown>();
    trends.push({
      practice: one.practice,
      weeks: places.flatMap((n) => {
        const week = weeks[n]?.week;
        const found = few ? undefined : week && shown.get(week);
        if (week === undefined || n < first) return [];
        const [all, some] = found ? found.values : [];
        const ofPeople = one.practice === 'openness';
        return [
          {
            week,
            all: (ofPeople ? members : all) ?? null,
            some: (ofPeople ? all : some) ?? null,
          },
        ];
      }),
    });
    switch (one.practice) {
      case 'openness':
        return [
          figure(one, 'participation', shown, ({ values: [sum = 0], weeks: lasting }) =>
            members ? Math.min(1, sum / lasting / members) : undefined,
          ),
          figure(posts, 'input', shownIn(weeks, posts), share(0)),
        ];
      case 'recognition':
        return [figure(one, 'toGroups', shown, share(0))];
      case 'curation':
        return [figure(one, 'vetted', shown, share(0)), figure(one, 'context', shown, share(1, 4))];
      default: {
        const standing = places
          .flatMap((n) => weeks[n] ?? [])
          .filter(({ week }) => shown.has(week));
        const waits = waitsOf(standing);
        return [
          figure(one, 'answerRate', shown, share(0)),
          figure(one, 'medianWait', shown, () => waitOf(waits, 0.5)),
          figure(one, 'longWait', shown, () => waitOf(waits, 0.9)),
        ].map((found) => (found.name.endsWith('Wait') ? { ...found, change: null } : found));
      }
    }
  });
  return { figures, trends, since: weeks[first]?.week };
}
