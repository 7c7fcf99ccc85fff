import fc from 'fast-check';
import type { Tie } from '../../bot/counts/contract';
import { addCounters } from '../../bot/counts/domain';
import { fromNumbers, toNumbers } from '../../bot/counts/numbers';
import { peopleBehind } from '../../bot/counts/people';
import type { Figure } from '../../bot/health/contract';
import { figuresOf, type WeekFacts } from '../../bot/health/figures';
import { weeksRead } from '../../bot/health/windows';

const people = Array.from({ length: 12 }, (_, n) => `person ${n}`);
const weekHours = 168;

/** A week `ago` weeks ago, in which so many people, from the first one on, did this once each. */
function week(
  ago: number,
  counters: Record<string, number>,
  did: Record<string, number>,
): WeekFacts {
  const ties = Object.entries(did).flatMap(([kind, many]) =>
    people.slice(0, many).map((from): Tie => ({ from, to: '', kind, times: 1 })),
  );
  const all = addCounters(counters, [peopleBehind(ties)]);
  return {
    week: `week -${ago}`,
    shards: Object.keys(all).length > 0 ? [fromNumbers(toNumbers(all))] : [],
    hours: (ago + 1) * weekHours,
  };
}

/** The last 26 weeks, all alike but those given by how long ago they were. */
function weeks(usual: (ago: number) => WeekFacts, others: Record<number, WeekFacts> = {}) {
  return Array.from({ length: weeksRead }, (_, n) => {
    const ago = weeksRead - 1 - n;
    return others[ago] ?? usual(ago);
  });
}

const busy = {
  'recognition.given': 8,
  'recognition.to.crew': 4,
  'recognition.to.space': 2,
  'links.shared': 6,
  'links.vetted': 3,
  'links.context.4': 3,
  'links.context.0': 3,
  'questions.asked': 6,
  'questions.met': 4,
  'questions.wait.1': 2,
  'questions.wait.24': 2,
};
const byMany = { gave: 7, share: 6, ask: 6 };
const usual = (ago: number) => week(ago, busy, byMany);
const quiet = (ago: number) => week(ago, {}, {});

const named = (list: readonly Figure[], name: string) =>
  list.find((figure) => figure.name === name);

test('the measures of the four practices', () => {
  const { figures } = figuresOf(weeks(usual), 14, 4);
  const found = Object.fromEntries(figures.map(({ name, value, n }) => [name, [value, n]]));
  expect(found).toEqual({
    participation: [0.5, 7],
    input: [null, null],
    toGroups: [6 / 8, 7],
    vetted: [3 / 6, 6],
    context: [2, 6],
    answerRate: [4 / 6, 6],
    // A third within an hour, another within a day; the rest still waits, and so does the ninth in ten.
    medianWait: [24, 6],
    longWait: [null, 6],
  });
});

test('a change is the difference to as many weeks before, and none is shown where one of both is not', () => {
  const better = { ...busy, 'links.vetted': 6 };
  const later = Object.fromEntries([0, 1, 2, 3].map((ago) => [ago, week(ago, better, byMany)]));
  const { figures } = figuresOf(weeks(usual, later), 14, 4);
  expect(named(figures, 'vetted')).toMatchObject({ value: 1, change: 0.5 });
  expect(named(figures, 'toGroups')).toMatchObject({ change: 0 });
  const since = figuresOf(weeks(quiet, later), 14, 4);
  expect(named(since.figures, 'vetted')).toMatchObject({ value: 1, change: null });
  expect(since.since).toBe('week -3');
  // A new space is compared with the weeks it had, not with those before it.
  expect(named(since.figures, 'participation')).toMatchObject({ value: 0.5 });
});

test('three people a week are never shown, not even where they are others each week', () => {
  const others = (from: number) => (ago: number) => {
    const ties = people.slice(from, from + 3).map((by): Tie => {
      return { from: by, to: '', kind: 'gave', times: 1 };
    });
    const all = { 'recognition.given': 3, 'recognition.to.crew': 3, ...peopleBehind(ties) };
    return { ...week(ago, {}, {}), shards: [fromNumbers(toNumbers(all))] };
  };
  const turning = figuresOf(
    weeks((ago) => others((ago % 3) * 3)(ago)),
    12,
    12,
  );
  expect(named(turning.figures, 'toGroups')).toMatchObject({ value: null, n: null });
  const trend = turning.trends.find(({ practice }) => practice === 'recognition');
  expect(trend?.weeks.every(({ all }) => all === null)).toBe(true);
});

test('different people of several weeks are counted once each', () => {
  const first = week(1, { 'recognition.given': 6 }, {});
  const by = (from: number): Tie[] =>
    people.slice(from, from + 6).map((one) => ({ from: one, to: '', kind: 'gave', times: 1 }));
  const facts = (ago: number, from: number): WeekFacts => {
    const counters = { 'recognition.given': 6, ...peopleBehind(by(from)) };
    return { ...first, week: `week -${ago}`, shards: [fromNumbers(toNumbers(counters))] };
  };
  const same = figuresOf(weeks(quiet, { 0: facts(0, 0), 1: facts(1, 0) }), 12, 4);
  expect(named(same.figures, 'toGroups')).toMatchObject({ n: 6 });
  const { figures } = figuresOf(weeks(quiet, { 0: facts(0, 0), 1: facts(1, 6) }), 12, 4);
  const { n } = named(figures, 'toGroups') ?? {};
  expect(n).toBeGreaterThan(6);
  expect(n).toBeLessThanOrEqual(12);
});

test('of fewer than five members nothing is shown', () => {
  const { figures, trends } = figuresOf(weeks(usual), 4, 12);
  expect(figures.every(({ value, n }) => value === null && n === null)).toBe(true);
  for (const { weeks: shown } of trends)
    expect(shown.every(({ some }) => some === null)).toBe(true);
});

test('the same people in two shards are counted once', () => {
  const half = usual(0).shards[0];
  const both = (ago: number) => ({ ...usual(ago), shards: half ? [half, half] : [] });
  expect(named(figuresOf(weeks(both), 14, 4).figures, 'participation')).toMatchObject({
    value: 0.5,
    n: 7,
  });
});

test('nothing of fewer than five people is shown, whatever happens', () => {
  const aWeek = fc.record({
    gave: fc.nat({ max: 9 }),
    share: fc.nat({ max: 9 }),
    ask: fc.nat({ max: 9 }),
  });
  let shown = 0;
  const law = fc.property(fc.array(aWeek, { minLength: 26, maxLength: 26 }), (list) => {
    const facts = list.map(({ gave, share, ask }, n) =>
      week(
        25 - n,
        { 'recognition.given': gave, 'links.shared': share, 'questions.asked': ask },
        { gave, share, ask },
      ),
    );
    for (const period of [4, 12, 26] as const) {
      const { figures, trends } = figuresOf(facts, 12, period);
      for (const { n, value, change } of figures) {
        expect(n === null || n >= 5).toBe(true);
        if (n === null) expect([value, change]).toEqual([null, null]);
        else shown += 1;
      }
      const given = trends.find(({ practice }) => practice === 'recognition')?.weeks ?? [];
      for (const { all } of given) expect(all === null || all >= 5).toBe(true);
    }
  });
  fc.assert(law, { numRuns: 60 });
  expect(shown).toBeGreaterThan(50);
});

test('a week of few is in no period, and hides none', () => {
  const begun = (ago: number) => (ago > 12 ? quiet(ago) : usual(ago));
  const few = week(12, { 'recognition.given': 2 }, { gave: 2 });
  for (const period of [12, 26] as const) {
    const { figures } = figuresOf(weeks(begun, { 12: few }), 14, period);
    expect(named(figures, 'toGroups')).toMatchObject({ value: 0.75, n: 7 });
    expect(named(figures, 'participation')).toMatchObject({ value: 0.5 });
  }
});

test('where everybody may act there is no share of people, and few members hide nothing', () => {
  const { figures, trends } = figuresOf(weeks(usual), undefined, 4);
  expect(named(figures, 'participation')).toMatchObject({ value: null, change: null, n: 7 });
  expect(named(figures, 'toGroups')).toMatchObject({ value: 6 / 8, n: 7 });
  const openness = trends.find(({ practice }) => practice === 'openness');
  expect(openness?.weeks.at(-1)).toMatchObject({ all: null, some: 7 });
});
