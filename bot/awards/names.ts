import { joinNames } from '../cards/names';
import { cleanLine, shorten } from '../texts/words';
import type { Nominee } from './contract';
import { limits } from './domain';

/** Who is nominated in plain words: the crew's name, its people, or the group. */
export function nomineeName(nominee: Nominee, locale: string): string {
  if (nominee.kind === 'group' || nominee.name) return cleanLine(nominee.name ?? '');
  return joinNames(
    nominee.people.map(({ name }) => name),
    locale,
  );
}

/** The same cut to what a choice or a line takes. */
export function shortName(nominee: Nominee, locale: string): string {
  return shorten(nomineeName(nominee, locale), limits.longestNames);
}

/** A day as it is written, such as "31 March 2026". */
export function dayText(day: string, locale: string): string {
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return long.format(Date.parse(`${day}T00:00:00Z`));
}
