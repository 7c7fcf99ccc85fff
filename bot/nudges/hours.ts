import { DateTime, IANAZone } from 'luxon';

/** Working hours on somebody's clocks: full hours, ISO weekdays. */
interface Hours {
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
}

export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** The date on the clocks of a zone, such as `2026-03-29`, and when it ends there, in milliseconds. */
export function clockOf(at: number, zone: string): { day: string; midnight: number } {
  const moment = DateTime.fromMillis(at, { zone });
  const day = moment.toISODate();
  if (!day) throw new Error(`Not a time zone or a time: ${zone}, ${at}`);
  return { day, midnight: moment.plus({ days: 1 }).startOf('day').toMillis() };
}

/**
 * The first moment from `at` on, in milliseconds, that is within the hours on the clocks of the zone: `at`
 * itself where it is. Days are calendar days, so the change to daylight saving moves nothing. Undefined
 * where no day is a working day.
 */
export function nextWorkTime(at: number, hours: Hours, zone: string): number | undefined {
  const moment = DateTime.fromMillis(at, { zone });
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = moment.startOf('day').plus({ days: ahead });
    if (!hours.days.includes(day.weekday)) continue;
    const opens = day.set({ hour: hours.from }).toMillis();
    const closes = (
      hours.to === 24 ? day.plus({ days: 1 }) : day.set({ hour: hours.to })
    ).toMillis();
    if (at < closes) return Math.max(at, opens);
  }
  return undefined;
}

/** The first time from `at` on, in milliseconds, that is this weekday and hour on the clocks of the zone. */
export function nextWeekly(
  at: number,
  { day, hour }: { readonly day: number; readonly hour: number },
  zone: string,
): number {
  const moment = DateTime.fromMillis(at, { zone });
  const here = moment.startOf('day').plus({ days: (day - moment.weekday + 7) % 7 });
  const first = here.set({ hour }).toMillis();
  return first >= at ? first : here.plus({ days: 7 }).set({ hour }).toMillis();
}
