/** @jest-environment jsdom */
import type { Health } from '../../bot/health/contract';
import { csvOf } from '../../tab/src/health/csv';
import { nextBy, placed } from '../../tab/src/health/layout';
import { reasonOf } from '../../tab/src/health/reason';
import { dayOf, mondayOf, told } from '../../tab/src/health/words';

const why = { hidden: 'too few', anybody: 'open to all', undefined: 'too early' };
const health: Health = {
  ...{
    space: 's',
    spaceName: '=HYPERLINK("https://bad.example"),x',
    period: 4,
    members: 12,
    open: false,
  },
  ...{ from: '2026-W09', to: '2026-W12', since: '2026-W01', today: { step: 'keep' } },
  figures: [
    { practice: 'recognition', name: 'toGroups', value: 0.75, change: -0.25, n: 7 },
    { practice: 'curation', name: 'vetted', value: null, change: null, n: null },
  ],
  trends: [{ practice: 'recognition', weeks: [{ week: '2026-W09', all: 8, some: 6 }] }],
};

test('the table has the figures as they are, and no cell that a program would run', () => {
  const lines = csvOf(health, why).split('\r\n');
  const name = `"'=HYPERLINK(""https://bad.example""),x"`;
  expect(lines[1]).toBe(`${name},2026-W09,2026-W12,recognition,toGroups,0.75,-0.25,7,,,`);
  expect(lines[2]).toBe(`${name},2026-W09,2026-W12,curation,vetted,,,,,,too few`);
  expect(lines[3]).toBe(`${name},2026-W09,2026-W09,recognition,week,,,,8,6,`);
  for (const begin of ['=', '+', '-', '@', '\t', '\r'])
    expect(csvOf({ ...health, spaceName: `${begin}1` }, why)).toContain(`'${begin}1`);
});

test('figures are told in their unit', () => {
  expect(told({ name: 'toGroups', value: 0.754 })).toBe('75%');
  expect(told({ name: 'medianWait', value: 1 })).toBe('an hour');
  expect(told({ name: 'medianWait', value: 48 })).toBe('48 hours');
  expect(told({ name: 'longWait', value: 168 })).toBe('7 days');
  expect(told({ name: 'context', value: 2.5 })).toBe('2.5 of 4 points');
});

test('a share of nobody knows how many is told apart from one that is not known yet', () => {
  const about = { practice: 'openness', change: null } as const;
  const figure = { ...about, name: 'participation', value: null, n: 7 } as const;
  expect(reasonOf(figure, true)).toBe('anybody');
  expect(reasonOf(figure, false)).toBe('undefined');
  expect(reasonOf({ ...figure, n: null }, true)).toBe('hidden');
  expect(reasonOf({ ...figure, name: 'input' }, true)).toBe('undefined');
  expect(reasonOf({ ...figure, value: 0.5 }, true)).toBeUndefined();
});

test.each([
  ['2026-W01', '2025-12-29'],
  ['2026-W53', '2026-12-28'],
  ['2025-W01', '2024-12-30'],
  ['2026-W10', '2026-03-02'],
])('the week %s begins on %s', (week, monday) => {
  expect(new Date(mondayOf(week)).toISOString().slice(0, 10)).toBe(monday);
  expect(dayOf(week)).not.toBe(dayOf(week, true));
});

test('a picture is the same each time, within its frame, and arrow keys reach everybody', () => {
  const people = Array.from({ length: 60 }, (_, n) => `Person ${n}`);
  const ties = people.map((_, n): [number, number] => [n, (n * 7 + 1) % people.length]);
  const nodes = placed({ people, ties }, 600, 380);
  expect(placed({ people, ties }, 600, 380)).toEqual(nodes);
  for (const { x, y } of nodes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(600);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(380);
  }
  const reached = new Set([0]);
  for (const from of reached)
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      const next = nextBy(key, from, nodes);
      if (next !== undefined) reached.add(next);
    }
  expect(reached.size).toBeGreaterThanOrEqual(55);
  expect(nextBy('Enter', 0, nodes)).toBeUndefined();
});
