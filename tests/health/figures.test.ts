import fc from 'fast-check';
import { type Figure, figures, type Team, tallies, type WeekFacts } from '../../bot/health/figures';
import { suppress } from '../../bot/health/suppression';

const people = Array.from({ length: 12 }, (_, n) => `p${n}`);
const team: Team = { people: new Set(people), leaders: new Set(people.slice(0, 5)) };
const quiet: WeekFacts = { counters: {}, acts: [], waits: [] };

/** So many people, each doing this once. */
const doing = (counter: string, count: number, from = 0) =>
  people.slice(from, from + count).map((by) => ({ by, counter, times: 1 }));

const busy: WeekFacts = {
  counters: {
    'recognition.given': 8,
    'recognition.to.crew': 4,
    'recognition.to.space': 2,
    'recognition.to.person': 2,
    'links.shared': 6,
    'links.vetted': 3,
    'questions.asked': 5,
    'questions.met': 4,
  },
  acts: [
    ...doing('recognition.given', 7, 1),
    { by: 'p1', counter: 'recognition.given', times: 1 },
    ...doing('links.shared', 6),
    ...doing('questions.asked', 5),
  ],
  waits: [1, 2, 4, 8]
    .map((time) => ({ time, answered: true }))
    .concat({ time: 20, answered: false }),
};

const named = (list: readonly Figure[], name: string) =>
  list.find((figure) => figure.name === name);

test('the headline measures of the four practices', () => {
  const found = Object.fromEntries(
    figures([busy, quiet], [], team).map(({ name, value, n }) => [name, [value, n]]),
  );
  expect(found).toEqual({
    participation: [8 / 12, 8],
    toGroups: [6 / 8, 7],
    // Five leaders gave five, of whom one gave none; seven others gave three.
    leaderModelling: [5 / 5 / (3 / 7), 5],
    vetted: [3 / 6, 6],
    answerRate: [4 / 5, 5],
    medianWait: [4, 5],
    longWait: [null, 5],
  });
});

test('changes are differences to the period before, and none is shown where one of both is not', () => {
  const better = { ...busy, counters: { ...busy.counters, 'links.vetted': 6 } };
  expect(named(figures([better], [busy], team), 'vetted')).toMatchObject({ value: 1, change: 0.5 });
  expect(named(figures([better], [quiet], team), 'vetted')).toMatchObject({
    value: 1,
    change: null,
  });
  expect(named(figures([quiet], [busy], team), 'vetted')).toEqual({
    ...{ practice: 'curation', name: 'vetted', value: null, change: null, n: null },
  });
});

test('weeks are added up, and somebody counts once, however many weeks they are in', () => {
  const twice = figures([busy, busy], [busy], team);
  const once = figures([busy], [busy], team);
  expect(twice.map(({ n }) => n)).toEqual(once.map(({ n }) => n));
  expect(named(twice, 'toGroups')).toEqual(named(once, 'toGroups'));
});

test('what was taken back was not done, and who left does not take part', () => {
  const back = people.slice(0, 6).map((by) => ({ by, counter: 'links.shared', times: -1 }));
  const undone = { ...quiet, acts: [...doing('links.shared', 6), ...back] };
  expect(named(figures([undone], [], team), 'vetted')?.n).toBeNull();
  const stayed = { ...team, people: new Set(people.slice(2)) };
  expect(named(figures([busy], [], stayed), 'participation')).toMatchObject({ value: 0.6, n: 6 });
});

test('four leaders are too few, however many others there are', () => {
  const few = { ...team, leaders: new Set(people.slice(0, 4)) };
  expect(named(figures([busy], [], few), 'leaderModelling')).toMatchObject({
    value: null,
    n: null,
  });
});

const counters = [
  ...['recognition.given', 'recognition.joined', 'links.shared', 'questions.asked'],
];
const anyWeek = fc
  .array(fc.record({ by: fc.constantFrom(...people), counter: fc.constantFrom(...counters) }), {
    maxLength: 30,
  })
  .map((acts): WeekFacts => {
    const sums: Record<string, number> = {};
    for (const { counter } of acts) sums[counter] = (sums[counter] ?? 0) + 1;
    const waits = acts.map((_, n) => ({ time: n, answered: n % 3 > 0 }));
    return { counters: sums, acts: acts.map((act) => ({ ...act, times: 1 })), waits };
  });

test('nothing of fewer than five people is shown, whatever happens', () => {
  let shown = 0;
  const weeks = fc.array(anyWeek, { minLength: 1, maxLength: 3 });
  const law = fc.property(weeks, weeks, (now, before) => {
    const behind = tallies(now, team);
    for (const [at, { n, value, change }] of figures(now, before, team).entries()) {
      const few = (behind[at]?.people ?? 0) < 5;
      expect([n, value, change].every((number) => number === null)).toBe(few);
      if (!few) expect(n).toBe(behind[at]?.people);
      if (!few) shown += 1;
    }
  });
  fc.assert(law);
  expect(shown).toBeGreaterThan(50);
});

test('spaces of an organisation go through the suppression, as parts of its total', () => {
  const spaces = [
    busy,
    { ...quiet, counters: { 'recognition.given': 2 }, acts: doing('recognition.given', 2) },
    busy,
  ];
  const parts = spaces.map((week, n) => {
    const tally = tallies([week], team).find(({ name }) => name === 'toGroups');
    return { label: `space ${n}`, people: tally?.people ?? 0, value: tally?.whole ?? 0 };
  });
  const shown = suppress({ label: 'organisation', people: 16, value: 18, parts });
  expect(shown.value).toBe(18);
  // Two of three are hidden: one of two people, and one that it could be found from.
  expect(shown.parts?.map(({ value }) => value)).toEqual([null, null, 8]);
});
