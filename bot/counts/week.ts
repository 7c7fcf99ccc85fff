import { DateTime } from 'luxon';
import type { Week } from './contract';

/**
 * The ISO week a moment falls into on the clocks of a time zone: Monday to Sunday, the week of a year's
 * first Thursday is its first. Throws where the zone is no IANA name.
 */
export function weekOf(at: number, timeZone: string): Week {
  const moment = DateTime.fromMillis(at, { zone: timeZone });
  if (!moment.isValid) throw new Error(`Not a time zone or a time: ${timeZone}, ${at}`);
  return moment.toISOWeekDate().slice(0, 8);
}

/** From the first moment of something to the first after it, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When a week, such as `2026-W09`, begins and ends on the clocks of a zone, in milliseconds. */
export function spanOf(week: string, zone: string): Span {
  const monday = DateTime.fromISO(`${week}-1`, { zone });
  if (!monday.isValid) throw new Error(`Not a week or a time zone: ${week}, ${zone}`);
  return { from: monday.toMillis(), to: monday.plus({ weeks: 1 }).toMillis() };
}

/** When, in a week, it is this weekday (1 is Monday) and hour on the clocks of the zone, in milliseconds. */
export function timeIn(week: string, day: number, hour: number, zone: string): number {
  return DateTime.fromISO(`${week}-${day}`, { zone }).set({ hour }).toMillis();
}

/** The week before. */
export function weekBefore(week: string): string {
  return (
    DateTime.fromISO(`${week}-1`, { zone: 'UTC' })
      .minus({ weeks: 1 })
      .toISOWeekDate()
      ?.slice(0, 8) ?? week
  );
}
