import fc from 'fast-check';
import { addCounters, addTies } from '../../bot/counts/domain';
import { readTies, tiesKey, tiesRow } from '../../bot/counts/store';
import { checkRow } from '../../bot/tables/limits';
import { someone } from '../support/turns';

const person = fc.constantFrom('a', 'b', 'c').map((name) => someone(name).id);
const tie = fc.record({
  from: person,
  to: fc.oneof(person, fc.constant('')),
  kind: fc.constantFrom('kudos', 'join'),
  times: fc.integer({ min: -3, max: 3 }),
});

test('ties add up in any order, and what comes to nothing is gone', () => {
  fc.assert(
    fc.property(fc.array(tie), fc.array(tie), (some, more) => {
      expect(addTies(addTies([], some), more)).toEqual(addTies(addTies([], more), some));
      const back = [...some, ...more].map((each) => ({ ...each, times: -each.times }));
      expect(addTies(addTies(addTies([], some), more), back)).toEqual([]);
    }),
  );
});

test('a row of ties reads back as it was written', () => {
  fc.assert(
    fc.property(fc.array(tie), (ties) => {
      const sums = addTies([], ties);
      const row = tiesRow('p', 'w|t|2026-W09|00', sums);
      expect(readTies({ row, etag: '1' })).toEqual(sums);
    }),
  );
});

test('a week of 25,000 people with five ties each fits into its rows', () => {
  const people = Array.from({ length: 25_000 }, (_, n) => someone(`person ${n}`).id);
  const rows = new Map<string, ReturnType<typeof addTies>>();
  for (const [n, from] of people.entries()) {
    const key = tiesKey('2026-W09', from);
    const ties = Array.from({ length: 5 }, (_, step) => ({
      from,
      to: people[(n + step + 1) % people.length] ?? '',
      kind: 'kudos',
      times: 1,
    }));
    rows.set(key, [...(rows.get(key) ?? []), ...ties]);
  }
  expect(rows.size).toBe(256);
  for (const [key, ties] of rows) {
    const row = tiesRow('p', key, ties);
    expect(() => checkRow(row)).not.toThrow();
    expect(readTies({ row, etag: '1' })).toHaveLength(ties.length);
  }
});

test('counters that come to zero are gone', () => {
  expect(addCounters({ a: 1, b: 2 }, [{ a: -1 }, { b: 1, c: 1 }])).toEqual({ b: 3, c: 1 });
});
