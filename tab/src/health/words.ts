import type { Figure, Practice } from '../../../bot/health/contract';
import { perLanguage, text } from '../texts';
import { reasonOf } from './reason';

/** The order of the practices, and the measure that speaks for each; the others stand beside it. */
export const measures: Readonly<Record<Practice, readonly Figure['name'][]>> = {
  openness: ['participation', 'input'],
  recognition: ['toGroups'],
  curation: ['vetted', 'context'],
  questions: ['answerRate', 'medianWait', 'longWait'],
};
export const practices = Object.keys(measures) as Practice[];

const hoursADay = 24;

/** A figure in the unit it is told in, with the words of the bot's card. */
export function told({ name, value }: Pick<Figure, 'name' | 'value'>): string {
  if (value === null) return text('teamHealth.undefined');
  if (name === 'context') return text('health.points', { value });
  if (name !== 'medianWait' && name !== 'longWait') return text('health.share', { value });
  return value > 2 * hoursADay
    ? text('health.days', { value: Math.ceil(value / hoursADay) })
    : text('health.hours', { value });
}

/** The same, or that it is not shown, or that in a group everybody may act in there is none. */
export function sayOf(figure: Figure | undefined, open: boolean): string {
  const reason = reasonOf(figure, open);
  return figure && reason === undefined ? told(figure) : text(`teamHealth.${reason ?? 'hidden'}`);
}

const day = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }),
);
const dayMs = 86_400_000;

/** The Monday of an ISO week such as `2026-W09`, in milliseconds, as a date without a zone. */
export function mondayOf(week: string): number {
  const [year = '', number = ''] = week.split('-W');
  // The 4th of January is always in the first week.
  const fourth = Date.UTC(Number(year), 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return first + (Number(number) - 1) * 7 * dayMs;
}

/** The day a week begins, or ends: `2 Mar`. */
export function dayOf(week: string, end = false): string {
  return day().format(mondayOf(week) + (end ? 6 * dayMs : 0));
}

/** Formats a ratio or an index. */
export const decimal = perLanguage(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
);
