import fc from 'fast-check';
import { fold } from '../../bot/counts/fold';
import { fewestPeople } from '../../bot/counts/numbers';
import { weekBefore, weekOf } from '../../bot/counts/week';
import type { FigureName, Health, Period } from '../../bot/health/contract';
import { readHealth } from '../../bot/health/read';
import { spacePartition } from '../../bot/spaces/partition';
import { openSqlite } from '../../bot/tables/sqlite';
import { someone } from '../support/turns';
import {
  type Act,
  active,
  anyHistory,
  countFigures,
  countingsOf,
  peopleOf,
  stands,
} from './history';
import { spaceOf, worldOf } from './world';

const now = Date.UTC(2026, 5, 17, 9, 30);
const members = 14;
const people = Array.from({ length: 12 }, (_, n) => someone(`person ${n}`).id);
const space = spaceOf('lab');
const partition = spacePartition(space.tenant, space.id);
const periods: readonly Period[] = [4, 12, 26];

/** The health of a space in which this was done, through the rows that are kept of it. */
async function healthOf(acts: readonly Act[], foldedAtOnce: number) {
  const tables = openSqlite(':memory:');
  const world = worldOf(tables, now, members);
  const countings = acts.map(countingsOf);
  // What is taken back, or happens to something, is counted some time after it.
  const ordered = [0, 1, 2].flatMap((n) => countings.flatMap((some) => some[n] ?? []));
  for (let start = 0; start < ordered.length; start += foldedAtOnce) {
    const writes = await fold(tables, partition, ordered.slice(start, start + foldedAtOnce));
    await tables.batch(partition, writes);
  }
  const read = await Promise.all(periods.map((period) => readHealth(world, space, period)));
  await tables.close();
  return read;
}

/** So many weeks that are over, the last one at the end; `skipped` later ones are not among them. */
function weeksOver(count: number, skipped = 0): string[] {
  const weeks: string[] = [];
  for (let week = weekBefore(weekOf(now, 'UTC')); weeks.length < count + skipped; )
    week = weekBefore(weeks[weeks.push(week) - 1] ?? week);
  return weeks.slice(skipped).toReversed();
}

let shown = 0;
let changed = 0;

function expectRecounted({ figures, trends, since, period }: Health, acts: readonly Act[]) {
  const did = active(acts);
  const first = weeksOver(26).find((week) => did.has(week));
  expect(since).toBe(first);
  /** Of the weeks that stand by themselves alone. */
  const counted = (name: FigureName, skipped: number) => {
    const weeks = weeksOver(period, skipped).filter((week) => stands(acts, week, name));
    return countFigures(acts, weeks, { members, now, lasting: Math.max(1, weeks.length) })[name];
  };
  for (const { name, value, change, n } of figures) {
    const behind = peopleOf(acts, weeksOver(period), name);
    if (n === null) {
      expect([value, change]).toEqual([null, null]);
      continue;
    }
    shown += 1;
    expect(n).toBeGreaterThanOrEqual(fewestPeople);
    expect(n).toBeLessThanOrEqual(behind);
    expect([name, value]).toEqual([name, counted(name, 0) ?? null]);
    if (change === null) continue;
    changed += 1;
    expect(change).toBeCloseTo((counted(name, 0) ?? 0) - (counted(name, period) ?? 0), 10);
  }
  const partOf: Readonly<Record<string, FigureName>> = {
    ...{ recognition: 'toGroups', curation: 'vetted', questions: 'answerRate' },
    openness: 'participation',
  };
  for (const { practice, weeks } of trends)
    for (const { week, all, some } of weeks)
      if (all !== null && some !== null && all > 0)
        expect(some / all).toBeCloseTo(
          countFigures(acts, [week], { members, now, lasting: 1 })[partOf[practice] ?? 'input'] ??
            -1,
          10,
        );
}

test('every figure that is shown, its change and its weeks are what the acts themselves come to', async () => {
  const histories = fc.oneof(
    anyHistory(people, now, 10, 240),
    anyHistory(people, now, 52, 400),
    anyHistory(people, now, 30, 60),
  );
  const law = fc.asyncProperty(histories, fc.integer({ min: 3, max: 60 }), async (acts, size) => {
    for (const health of await healthOf(acts, size)) expectRecounted(health, acts);
  });
  await fc.assert(law, { numRuns: 30, endOnFailure: true });
  // It did look.
  expect(shown).toBeGreaterThan(100);
  expect(changed).toBeGreaterThan(20);
}, 120_000);
