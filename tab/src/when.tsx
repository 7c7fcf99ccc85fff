import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { locale, perLanguage, text } from './texts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const relative = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const short = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const full = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }),
);

/** How long ago, in words; after four weeks the date. Both times in milliseconds since 1970. */
export function ago(at: number, now: number): string {
  const past = now - at;
  if (past < minute) return text('justNow');
  if (past < hour) return relative().format(-Math.floor(past / minute), 'minute');
  if (past < day) return relative().format(-Math.floor(past / hour), 'hour');
  if (past < 7 * day) return relative().format(-Math.floor(past / day), 'day');
  if (past < 28 * day) return relative().format(-Math.floor(past / (7 * day)), 'week');
  return short().format(at);
}

/** A day on the clocks of a zone: `2 March`. */
export function dayName(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone, day: 'numeric', month: 'long' }).format(at);
}

/** An ISO weekday, 1 for Monday, in the reader's language. */
export function weekdayName(day: number): string {
  const monday = Date.UTC(2024, 0, 1);
  const name = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', weekday: 'long' });
  return name.format(monday + (day - 1) * 24 * hour);
}

/** A full hour of the day, 0 to 24, as the reader's clocks say it. */
export function hourName(of: number): string {
  const name = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', timeStyle: 'short' });
  return name.format(of * hour);
}

/** The time now, at most a minute old. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const useStyles = makeStyles({ time: { whiteSpace: 'nowrap' } });

/** A time as people say it, with the exact one on hover and for machines. */
export function When({ at }: { at: number }) {
  const styles = useStyles();
  return (
    <time
      className={styles.time}
      dir="auto"
      dateTime={new Date(at).toISOString()}
      title={full().format(at)}
    >
      {ago(at, useNow())}
    </time>
  );
}
