import { Temporal } from '@js-temporal/polyfill';
import { clockOf, nextWeekly, nextWorkTime } from '../../bot/nudges/hours';
import { makeRandom } from '../faults/random';

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const hourMs = 3_600_000;
const zoned = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** Moments of a year that has both changes of the clocks, and the hours around them. */
function moments() {
  const random = makeRandom('hours');
  const start = Date.UTC(2026, 0, 1);
  const any = Array.from(
    { length: 40 },
    () => start + Math.floor(random.next() * 365 * 24) * hourMs,
  );
  const changes = [Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2026, 2, 8)];
  return [
    ...any,
    ...changes.flatMap((at) => [-30, -3, 0, 1, 2, 3, 30].map((n) => at + n * hourMs)),
  ];
}

describe.each(zones)('in %s', (zone) => {
  test('the next work time is within the hours, on a working day, and none is earlier', () => {
    const hours = { from: 9, to: 17, days: [1, 2, 3, 4, 5] };
    const within = (at: number) => {
      const { hour, dayOfWeek } = zoned(at, zone);
      return hours.days.includes(dayOfWeek) && hour >= hours.from && hour < hours.to;
    };
    for (const at of moments()) {
      const next = nextWorkTime(at, hours, zone) ?? Number.NaN;
      expect(next).toBeGreaterThanOrEqual(at);
      expect(within(next)).toBe(true);
      for (let hour = at; hour < next; hour += hourMs) expect(within(hour)).toBe(false);
    }
  });

  test('the next weekly time is that day and hour, and less than a week and an hour away', () => {
    for (const at of moments())
      for (const [day, hour] of [
        [1, 9],
        [7, 16],
        [4, 0],
      ] as const) {
        const next = nextWeekly(at, { day, hour }, zone);
        expect(next).toBeGreaterThanOrEqual(at);
        expect(next - at).toBeLessThan(7 * 24 * hourMs + 2 * hourMs);
        expect(zoned(next, zone)).toMatchObject({ dayOfWeek: day, hour });
      }
  });

  test('a day is the date on the clocks there, until the midnight it gives', () => {
    for (const at of moments()) {
      const { day, midnight } = clockOf(at, zone);
      expect(day).toBe(zoned(at, zone).toPlainDate().toString());
      expect(clockOf(midnight - 1, zone).day).toBe(day);
      expect(clockOf(midnight, zone).day).not.toBe(day);
    }
  });
});

test('who has no working day has no next work time', () => {
  expect(nextWorkTime(0, { from: 9, to: 17, days: [] }, 'UTC')).toBeUndefined();
});
