import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import { weekOf } from '../../bot/counts/week';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Apia',
];

/** The same week by another library's calendar. */
function reference(at: number, zone: string): string {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
}

test.each(zones)('weeks agree with a reference library in %s', (zone) => {
  const times = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2060, 0, 1) });
  fc.assert(
    fc.property(times, (at) => {
      expect(weekOf(at, zone)).toBe(reference(at, zone));
    }),
    { numRuns: 80 },
  );
});

/** Mondays at midnight in each zone, through year ends, 53-week years, leap days and clock changes. */
test.each(zones)(
  'a week begins at Monday midnight in %s, and not a millisecond earlier',
  (zone) => {
    let monday = Temporal.PlainDate.from('2025-11-03');
    for (let n = 0; n < 124; n += 1) {
      const start = monday.toZonedDateTime(zone).epochMilliseconds;
      expect(weekOf(start, zone)).toBe(reference(start, zone));
      expect(weekOf(start - 1, zone)).toBe(reference(start - 1, zone));
      expect(weekOf(start - 1, zone)).not.toBe(weekOf(start, zone));
      monday = monday.add({ weeks: 1 });
    }
  },
);

test('a year of 53 weeks and the year after it', () => {
  expect(weekOf(Date.UTC(2026, 11, 31), 'UTC')).toBe('2026-W53');
  expect(weekOf(Date.UTC(2027, 0, 3, 23, 59, 59, 999), 'UTC')).toBe('2026-W53');
  expect(weekOf(Date.UTC(2027, 0, 4), 'UTC')).toBe('2027-W01');
});

test('a zone that is none is an error, not a silent UTC', () => {
  expect(() => weekOf(0, 'Mars/Olympus')).toThrow();
});
