import fc from 'fast-check';
import { fewestPeople } from '../../bot/counts/numbers';
import {
  type Cell,
  type ShownCell,
  suppress,
  suppressTogether,
} from '../../bot/health/suppression';
import { type Equation, equationsOf, everyCell, isOpen, leavesOf, reduced } from './adversary';

/** How far the adversary looks where no total is shown. */
const most = 20;
const numbers = ['people', 'value'] as const;

const leaf = (label: string, people: number, value = people): Cell => ({ label, people, value });
function total(label: string, parts: readonly Cell[]): Cell {
  const sum = (of: 'people' | 'value') => parts.reduce((all, part) => all + part[of], 0);
  return { label, people: sum('people'), value: sum('value'), parts };
}
const shownLabels = (table: ShownCell) =>
  everyCell(table).flatMap(({ cell }) => (cell.people === null ? [] : [cell.label]));

/** Many small numbers, zeros and borders among them. */
const people = fc.oneof(fc.nat({ max: 6 }), fc.integer({ min: 4, max: 14 }));
const anyLeaf = fc.tuple(people, fc.nat({ max: 2 }));
const leaves = (maxLength: number) => fc.array(anyLeaf, { minLength: 1, maxLength });
const inside = (prefix: string, each: readonly (readonly [number, number])[]) =>
  each.map(([count, times], n) => leaf(`${prefix}${n}`, count, count * times));

const flat = leaves(6).map((each) => total('all', inside('cell ', each)));
const nested = fc.array(leaves(3), { minLength: 1, maxLength: 3 }).map((spaces) =>
  total(
    'organisation',
    spaces.map((weeks, n) => total(`space ${n}`, inside('week ', weeks))),
  ),
);
const deep = fc
  .tuple(nested, leaves(2))
  .map(([one, rest]) => total('all', [one, ...inside('cell ', rest)]));
const anyTable = fc.oneof(flat, nested, deep);

/** What the adversary may not find in a table: each hidden figure of few people. */
function secrets(table: Cell, shown: ShownCell) {
  const truth = everyCell(table as ShownCell);
  return everyCell(shown).flatMap(({ at, cell }, n) => {
    const count = truth[n]?.cell.people ?? 0;
    const parent = at.slice(0, at.lastIndexOf('/'));
    const of = leavesOf(cell, parent).map((each) => each.at);
    return count < fewestPeople ? [{ at, of, hidden: cell.people === null }] : [];
  });
}

/** That nothing follows from the equations for any secret, and that no sum of fewer than five people does. */
function expectNothingFound(equations: readonly Equation[], of: readonly string[], at: string) {
  expect([at, isOpen(equations, of, most)]).toEqual([at, true]);
}

function expectNoSmallSums(table: ShownCell): void {
  const equations = equationsOf(table, 'people', (name) => [name]);
  const known = everyCell(table).flatMap(({ at, cell }) =>
    cell.people === null || cell.parts ? [] : [at],
  );
  const { names, rows } = reduced(equations);
  for (const row of rows) {
    const secret = names.some((name, n) => (row[n] ?? 0) !== 0 && !known.includes(name));
    if (secret) expect(row.at(-1)).toBeGreaterThanOrEqual(fewestPeople);
  }
}

test('no figure from fewer than five people is shown, and none can be found by subtraction', () => {
  let hidden = 0;
  const law = fc.property(anyTable, (table) => {
    const shown = suppress(table);
    expectNoSmallSums(shown);
    for (const secret of secrets(table, shown)) {
      expect(secret.hidden).toBe(true);
      hidden += 1;
      for (const number of numbers)
        expectNothingFound(
          equationsOf(shown, number, (name) => [name]),
          secret.of,
          secret.at,
        );
    }
  });
  fc.assert(law, { numRuns: 250 });
  expect(hidden).toBeGreaterThan(250);
});

test('what is shown is true, and people and value are hidden together', () => {
  const law = fc.property(anyTable, (table) => {
    const truth = everyCell(table as ShownCell);
    for (const [n, { cell }] of everyCell(suppress(table)).entries())
      if (cell.people === null) expect(cell.value).toBeNull();
      else
        expect(cell).toMatchObject({ people: truth[n]?.cell.people, value: truth[n]?.cell.value });
  });
  fc.assert(law);
});

test('weeks cannot be subtracted from the time they are in', () => {
  const weeksOf = fc
    .record({ spaces: fc.integer({ min: 1, max: 3 }), weeks: fc.integer({ min: 1, max: 2 }) })
    .chain(({ spaces, weeks }) => {
      const week = fc.array(anyLeaf, { minLength: spaces, maxLength: spaces });
      return fc.array(week, { minLength: weeks, maxLength: weeks });
    });
  const law = fc.property(weeksOf, (weeks) => {
    const tables = weeks.map((each) => total('organisation', inside('space ', each)));
    const together = (weeks[0] ?? []).map((_, n) => {
      const parts = tables.map(({ parts: spaces = [] }) => spaces[n] ?? leaf('', 0));
      return { ...total(`space ${n}`, parts), parts: undefined };
    });
    const whole = total('organisation', together);
    const shown = suppressTogether([...tables, whole]);
    for (const number of numbers) {
      const equations = shown.flatMap((table, n) =>
        equationsOf(table, number, (name) =>
          n < tables.length ? [`${n}${name}`] : tables.map((_, week) => `${week}${name}`),
        ),
      );
      for (const [n, table] of tables.entries())
        for (const { at, of } of secrets(table, shown[n] ?? (table as ShownCell)))
          expectNothingFound(
            equations,
            of.map((name) => `${n}${name}`),
            at,
          );
    }
  });
  fc.assert(law, { numRuns: 150 });
});

test('the adversary finds what is hidden alone, and what a rest of nobody gives away', () => {
  const hide = (label: string) => ({ label, people: null, value: null });
  const alone = { ...total('all', [leaf('a', 9), leaf('b', 3)]), parts: [leaf('a', 9), hide('b')] };
  const found = (table: ShownCell) =>
    !isOpen(
      equationsOf(table, 'people', (name) => [name]),
      ['/all/b'],
      most,
    );
  expect(found(alone)).toBe(true);
  const empty = { ...alone, people: 9, parts: [leaf('a', 9), hide('b'), hide('c')] };
  expect(found(empty)).toBe(true);
  expect(found({ ...empty, people: 11 })).toBe(false);
});

test('where everybody is many, everything is shown', () => {
  const table = total('all', [leaf('a', 5), total('b', [leaf('c', 6), leaf('d', 5)])]);
  expect(suppress(table)).toEqual(table);
});

test('no more is hidden than it takes: the smallest goes with one that is alone', () => {
  const one = total('all', [leaf('a', 2), leaf('b', 30), leaf('c', 9)]);
  expect(shownLabels(suppress(one))).toEqual(['all', 'b']);
  const two = total('all', [leaf('a', 2), leaf('b', 30), leaf('c', 9), leaf('d', 3)]);
  expect(shownLabels(suppress(two))).toEqual(['all', 'b', 'c']);
  const few = total('all', [leaf('a', 1), leaf('b', 30), leaf('c', 9), leaf('d', 2)]);
  expect(shownLabels(suppress(few))).toEqual(['all', 'b']);
});

test('where a total has no other part, it goes too', () => {
  const table = total('organisation', [
    total('space', [leaf('first', 7), leaf('second', 1)]),
    total('other', [leaf('third', 20), leaf('fourth', 30)]),
  ]);
  expect(shownLabels(suppress(table))).toEqual([
    'organisation',
    'space',
    'other',
    'third',
    'fourth',
  ]);
  const single = total('organisation', [total('space', [leaf('only', 3)]), leaf('other', 20)]);
  expect(shownLabels(suppress(single))).toEqual(['organisation']);
});

test('values of nobody do not stand out between values of others', () => {
  const table = total('all', [leaf('a', 3, 0), leaf('b', 6, 0), leaf('c', 9, 4)]);
  expect(shownLabels(suppress(table))).toEqual(['all']);
});

test('somebody who is in two parts is not taken for two', () => {
  const table: Cell = {
    ...{ label: 'organisation', people: 11, value: 20 },
    parts: [leaf('a', 3), leaf('b', 4), leaf('c', 8), leaf('d', 9)],
  };
  // The same people may be in a and b: 11 - 8 - 9 is below 5, and neither has 5.
  expect(shownLabels(suppress(table))).toEqual(['organisation', 'd']);
});

test('tables of other places are a fault of whoever calls', () => {
  const one = total('all', [leaf('a', 9)]);
  expect(() => suppressTogether([one, total('all', [leaf('b', 9)])])).toThrow(RangeError);
  expect(() => suppressTogether([one, leaf('all', 9)])).toThrow(RangeError);
  expect(() => suppressTogether([])).toThrow(RangeError);
});
