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
