import { securityRows } from './all';
import { entries } from './entries';
import { ways } from './entry';
import { inputs } from './inputs';
import { type Row, tableOf } from './table';

/** The short form of `npm run security`: of each input one value in one field of each way in, and every attacker. */
let rows: readonly Row[];
beforeAll(async () => {
  rows = await securityRows({ short: true });
}, 600_000);

test('no row is otherwise than expected', () => {
  const wrong = rows.filter(({ pass }) => !pass);
  expect(wrong.length > 0 ? tableOf(wrong) : '').toBe('');
});

test('no input and no way in is left out, and what makes no sense says why', () => {
  const places = new Set(rows.map(({ input, entry }) => `${input} in ${entry}`));
  for (const { name } of inputs)
    for (const entry of entries) expect(places).toContain(`${name} in ${entry.way}: ${entry.name}`);
  expect(new Set(entries.map(({ way }) => way))).toEqual(new Set(ways));
  for (const { expected, got } of rows) if (expected === '-') expect(got).toMatch(/^takes /);
  // Each input is put in somewhere, and no more is left out than can be.
  for (const { name } of inputs)
    expect(rows.some(({ input, expected }) => input === name && expected !== '-')).toBe(true);
});
