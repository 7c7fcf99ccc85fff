import fc from 'fast-check';
import type { Tie } from '../../bot/counts/contract';
import { addCounters } from '../../bot/counts/domain';
import { fromNumbers, toNumbers } from '../../bot/counts/numbers';
import { peopleBehind } from '../../bot/counts/people';
import { figuresOf, type WeekFacts } from '../../bot/health/figures';
import { weeksRead } from '../../bot/health/windows';

/** What one week was like: who did it (the first of 24 people from one on), and what it came to. */
interface Lived {
  readonly from: number;
  readonly many: number;
  readonly each: number;
  readonly met: number;
}

const kinds = ['gave', 'share', 'ask', 'post'] as const;

function factsOf({ from, many, each, met }: Lived, n: number, last: number): WeekFacts {
  const people = Array.from({ length: many }, (_, at) => `person ${(from + at) % 24}`);
  const ties = people.flatMap((person) =>
    kinds.map((kind): Tie => ({ from: person, to: '', kind, times: 1 })),
  );
  const [all, some] = [many * each, Math.min(met, many * each)];
  const counters = {
    ...{ 'recognition.given': all, 'recognition.to.crew': some, 'links.shared': all },
    ...{ 'links.vetted': some, 'links.context.2': some, 'questions.asked': all },
    ...{ 'questions.met': some, 'questions.wait.8': some, 'posts.posted': all, 'posts.met': some },
  };
  const numbers = fromNumbers(toNumbers(addCounters(counters, [peopleBehind(ties)])));
  return { week: `week ${n}`, shards: [numbers], hours: (last - n + 1) * 168 };
}

/** All that anybody was told from the first of these weeks on, each week anew, of every period. */
function toldOf(history: readonly Lived[]): object[] {
  return history.flatMap((_, last) => {
    const lived = history.slice(0, last + 1).map((week, n) => factsOf(week, n, last));
    const before = Array.from({ length: Math.max(0, weeksRead - lived.length) }, (_gone, n) => {
      return { week: `before ${n}`, shards: [], hours: 0 };
    });
    const weeks = [...before, ...lived].slice(-weeksRead);
    return ([4, 12, 26] as const).map((period) => figuresOf(weeks, 12, period));
  });
}

const numbers = { from: fc.nat({ max: 23 }), each: fc.integer({ min: 1, max: 3 }), met: fc.nat(9) };
const few = fc.record({ ...numbers, many: fc.integer({ min: 1, max: 4 }) });
const enough = fc.record({ ...numbers, many: fc.integer({ min: 5, max: 12 }) });
/** Two histories that are alike in every week of five people or more, and in nothing else. */
const twins = fc.array(
  fc.oneof(
    fc.tuple(few, few),
    enough.map((week) => [week, week] as const),
  ),
  { minLength: 1, maxLength: 30 },
);

test('whoever keeps every answer of every week learns nothing of a week of fewer than five people', () => {
  let differing = 0;
  const law = fc.property(twins, (pairs) => {
    const [one, other] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
    expect(toldOf(one)).toEqual(toldOf(other));
    if (JSON.stringify(one) !== JSON.stringify(other)) differing += 1;
  });
  fc.assert(law, { numRuns: 20 });
  expect(differing).toBeGreaterThan(10);
});

test('weeks of 2, 3, 9, 8 and 10: this week’s table less last week’s gives nobody away', () => {
  const history = [2, 3, 9, 8, 10].map((many): Lived => ({ from: 0, many, each: 1, met: many }));
  const given = toldOf(history).map((told) => {
    const { figures, trends } = told as ReturnType<typeof figuresOf>;
    const weeks = trends.find(({ practice }) => practice === 'recognition')?.weeks ?? [];
    const figure = figures.find(({ name }) => name === 'toGroups');
    return { weeks: weeks.map(({ all }) => all), n: figure?.n };
  });
  // The fourth week, and the fifth, each with the four weeks before it.
  expect([given[9]?.weeks, given[12]?.weeks]).toEqual([
    [null, null, 9, 8],
    [null, 9, 8, 10],
  ]);
  expect(given[3]).toEqual({ weeks: [null, null], n: null });
});
