import { DateTime } from 'luxon';
import type { Schedule } from './contract';

const monthsBetween: Readonly<Record<Schedule['recurrence'], number>> = {
  once: 0,
  monthly: 1,
  quarterly: 3,
};
/** A cycle that begins shortly before the end of a month closes at the end of the next one. */
const shortestDays = 7;
const usualMonths = 11;

/** The first moment of the day after this one, on the clocks of the zone, in milliseconds. */
export function endOfDay(day: string, timeZone: string): number {
  return DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).startOf('day').toMillis();
}

/** The day it is somewhere. */
export function dayAt(now: number, timeZone: string): string {
  return DateTime.fromMillis(now, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** A typed day, or undefined where the calendar has none such. */
export function readDay(typed: string): string | undefined {
  const day = typed.trim();
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day, { zone: 'UTC' }).isValid;
  return known ? day : undefined;
}

/** The same day some years later, on the calendar. */
export function yearsLater(day: string, years: number): string {
  return DateTime.fromISO(day, { zone: 'UTC' }).plus({ years }).toFormat('yyyy-MM-dd');
}

/**
 * The last day of a period, numbered from 1. Each is counted from the first one: after the end of a short
 * month the next period closes on the 31st again.
 */
export function lastDayOf({ recurrence, firstClose }: Schedule, number: number): string {
  const months = monthsBetween[recurrence] * (number - 1);
  return DateTime.fromISO(firstClose, { zone: 'UTC' }).plus({ months }).toFormat('yyyy-MM-dd');
}

/** When a period closes, in milliseconds: its last day is over on the clocks of the space. */
export function closesAt(schedule: Schedule, number: number): number {
  return endOfDay(lastDayOf(schedule, number), schedule.timeZone);
}

/**
 * The period that follows one, as it is now: those that have closed meanwhile are left out, so that at
 * most one catches up. Undefined where the cycle is over.
 */
export function periodAfter(schedule: Schedule, number: number, now: number): number | undefined {
  if (schedule.recurrence === 'once') return undefined;
  let next = number + 1;
  while (closesAt(schedule, next) <= now) next += 1;
  const { lastEnd } = schedule;
  return lastEnd !== undefined && lastDayOf(schedule, next) > lastEnd ? undefined : next;
}

/** What a new cycle is offered: the end of this month or the next, and its last period a year later. */
export function proposedDays(now: number, timeZone: string): { closes: string; ends: string } {
  const today = DateTime.fromMillis(now, { zone: timeZone });
  const soon = today.plus({ days: shortestDays }).month !== today.month;
  const month = today.startOf('month').plus({ months: soon ? 1 : 0 });
  const closes = month.endOf('month');
  return {
    closes: closes.toFormat('yyyy-MM-dd'),
    ends: month.plus({ months: usualMonths }).endOf('month').toFormat('yyyy-MM-dd'),
  };
}
