import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import {
  closesAt,
  dayAt,
  endOfDay,
  lastDayOf,
  periodAfter,
  proposedDays,
  readDay,
} from '../../bot/awards/calendar';
import type { Schedule } from '../../bot/awards/contract';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  // Midnight itself is left out where clocks change here.
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  // Has no 30 December 2011.
  'Pacific/Apia',
];
const step = { monthly: 1, quarterly: 3 } as const;

const schedules = fc.record({
  recurrence: fc.constantFrom('monthly' as const, 'quarterly' as const),
  firstClose: fc
    .date({ min: new Date('2008-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  timeZone: fc.constantFrom(...zones),
});

/** When a day is over, by another library: one unit later on the calendar, then at the first moment of that day. */
function reference({ recurrence, firstClose, timeZone }: Schedule, number: number): number {
  const months = recurrence === 'once' ? 0 : step[recurrence] * (number - 1);
  const day = Temporal.PlainDate.from(firstClose).add({ months }, { overflow: 'constrain' });
  return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
}

test('periods close when their last day is over on the clocks of the space, as a reference library says', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 1, max: 80 }), (schedule, number) => {
      expect(closesAt(schedule, number)).toBe(reference(schedule, number));
      expect(dayAt(closesAt(schedule, number) - 1, schedule.timeZone)).toBe(
        Temporal.Instant.fromEpochMilliseconds(reference(schedule, number) - 1)
          .toZonedDateTimeISO(schedule.timeZone)
          .toPlainDate()
          .toString(),
      );
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['America/Sao_Paulo', '2017-10-14'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['America/Havana', '2018-03-10'],
  ['America/Havana', '2018-11-03'],
  ['Africa/Cairo', '2014-05-15'],
  ['Africa/Cairo', '2014-07-31'],
  ['Asia/Kathmandu', '2026-03-31'],
  ['Pacific/Apia', '2011-12-28'],
  ['Pacific/Apia', '2011-12-29'],
  ['Pacific/Apia', '2011-12-31'],
])('in %s the day %s is over when the reference library says so', (timeZone, firstClose) => {
  const schedule = { recurrence: 'once', firstClose, timeZone } as const;
  expect(closesAt(schedule, 1)).toBe(reference(schedule, 1));
});

test('each period closes later than the one before it, on the same day of the month where it has one', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 1, max: 60 }), (schedule, number) => {
      expect(closesAt(schedule, number + 1)).toBeGreaterThan(closesAt(schedule, number));
      const [year = 0, month = 0, day = 0] = lastDayOf(schedule, number).split('-').map(Number);
      const first = Number(schedule.firstClose.slice(8));
      const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
      expect(day).toBe(Math.min(first, length));
    }),
  );
});

test('after the end of a short month it is the 31st again', () => {
  const schedule = { recurrence: 'monthly', firstClose: '2027-12-31', timeZone: 'UTC' } as const;
  expect([1, 2, 3, 4, 5].map((number) => lastDayOf(schedule, number))).toEqual([
    '2027-12-31',
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
    '2028-04-30',
  ]);
});

test('the period that follows is the first that has not closed: at most one catches up, none after the end', () => {
  const past = fc.integer({ min: 0, max: 10 * 366 });
  fc.assert(
    fc.property(schedules, fc.integer({ min: 1, max: 24 }), past, (schedule, number, days) => {
      const now = closesAt(schedule, number) + days * 86_400_000;
      const next = periodAfter(schedule, number, now) ?? 0;
      expect(next).toBeGreaterThan(number);
      expect(closesAt(schedule, next)).toBeGreaterThan(now);
      if (next > number + 1) expect(closesAt(schedule, next - 1)).toBeLessThanOrEqual(now);
      const ending = { ...schedule, lastEnd: lastDayOf(schedule, next) };
      expect(periodAfter(ending, number, now)).toBe(next);
      const earlier = { ...schedule, lastEnd: lastDayOf(schedule, next - 1) };
      expect(periodAfter(earlier, number, now)).toBeUndefined();
    }),
  );
});

test('an award that is given once has one period', () => {
  const once = { recurrence: 'once', firstClose: '2026-03-31', timeZone: 'Europe/Berlin' } as const;
  expect(closesAt(once, 1)).toBe(Date.UTC(2026, 2, 31, 22));
  expect(periodAfter(once, 1, closesAt(once, 1))).toBeUndefined();
});

test.each([
  ['2026-02-28', '2026-02-28'],
  [' 2028-02-29 ', '2028-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['tomorrow', undefined],
  ['2026-3-1', undefined],
  ['', undefined],
])('%j is read as the day %j', (typed, day) => {
  expect(readDay(typed)).toBe(day);
});

test('a day with another clock is as long as it is', () => {
  const length = (day: string, before: string) =>
    (endOfDay(day, 'Europe/Berlin') - endOfDay(before, 'Europe/Berlin')) / 3_600_000;
  expect(length('2026-03-29', '2026-03-28')).toBe(23);
  expect(length('2026-10-25', '2026-10-24')).toBe(25);
});

test('what is offered ends with a month that leaves a week to nominate', () => {
  const at = (day: string) => proposedDays(Date.parse(`${day}T12:00:00Z`), 'UTC');
  expect(at('2026-03-02')).toEqual({ closes: '2026-03-31', ends: '2027-02-28' });
  expect(at('2026-03-26')).toEqual({ closes: '2026-04-30', ends: '2027-03-31' });
});
