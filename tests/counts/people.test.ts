import fc from 'fast-check';
import type { Counting } from '../../bot/counts/contract';
import { countAll } from '../../bot/counts/domain';
import { fold } from '../../bot/counts/fold';
import { fewestOf, fromNumbers, toNumbers } from '../../bot/counts/numbers';
import { peopleBehind } from '../../bot/counts/people';
import { differences } from '../../bot/counts/recount';
import { listNumbers } from '../../bot/counts/store';
import { openSqlite } from '../../bot/tables/sqlite';
import { someone } from '../support/turns';

const people = Array.from({ length: 12 }, (_, n) => someone(`person ${n}`).id);
const kinds = ['kudos', 'gave', 'join', 'ask', 'answer', 'share', 'why', 'vet', 'use', 'post'];
const begin = Date.UTC(2026, 0, 5);
const anAct = fc
  .record({
    from: fc.constantFrom(...people),
    to: fc.constantFrom('', ...people),
    kind: fc.constantFrom(...kinds),
    day: fc.nat({ max: 20 }),
    back: fc.boolean(),
  })
  .map(({ from, to, kind, day, back }): Counting[] => {
    const at = begin + day * 86_400_000;
    const act = (times: number): Counting => ({
      ...{ at, timeZone: 'UTC', counters: { 'recognition.given': times } },
      ties: [{ from, to, kind, times }],
    });
    // Some acts are taken back later.
    return back ? [act(1), act(-1)] : [act(1)];
  });

test('however acts are folded, the people of each week are those whom its ties name', async () => {
  const law = fc.asyncProperty(
    fc.array(anAct, { maxLength: 40 }),
    fc.integer({ min: 1, max: 9 }),
    async (acts, size) => {
      const tables = openSqlite(':memory:');
      const all = [...acts.map(([done]) => done), ...acts.map(([, undone]) => undone)].flatMap(
        (act) => (act ? [act] : []),
      );
      for (let start = 0; start < all.length; start += size) {
        const writes = await fold(tables, 'p', all.slice(start, start + size));
        if (writes.length > 0) await tables.batch('p', writes);
      }
      expect(await differences(tables, 'p', all)).toEqual([]);
      const kept = await listNumbers(tables, 'p', '2026-W01', '2026-W10');
      for (const [week, { counters, ties }] of countAll(all)) {
        const active = new Set(ties.filter(({ times }) => times > 0).map(({ from }) => from)).size;
        expect(kept.get(week)?.counters['people.any'] ?? 0).toBe(active);
        expect(kept.get(week) ?? fromNumbers('')).toEqual(fromNumbers(toNumbers(counters)));
      }
      await tables.close();
    },
  );
  await fc.assert(law, { numRuns: 25 });
});

test('the marks of several weeks never tell of more people than there were', () => {
  const week = fc.uniqueArray(fc.constantFrom(...people));
  const law = fc.property(fc.array(week, { minLength: 1 }), (weeks) => {
    const marks = weeks.map((active) => {
      const ties = active.map((from) => ({ from, to: '', kind: 'gave', times: 1 }));
      return fromNumbers(toNumbers(peopleBehind(ties))).marks.gave ?? 0;
    });
    const there = new Set(weeks.flat()).size;
    expect(fewestOf(marks)).toBeLessThanOrEqual(there);
    expect(fewestOf(marks)).toBeGreaterThanOrEqual(Math.ceil(there / 3));
  });
  fc.assert(law);
});
