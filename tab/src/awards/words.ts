import type { Nominee } from '../../../bot/awards/contract';
import { together } from '../names';
import { perLanguage } from '../texts';

const long = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);

/** A day such as `2026-03-31`, as people write it. */
export function dayText(day: string): string {
  return long().format(Date.parse(`${day}T00:00:00Z`));
}

/** Who is nominated, in a line: the crew's name, its people, or the group. */
export function nomineeText(nominee: Nominee): {
  readonly title: string;
  readonly people?: string;
} {
  if (nominee.kind === 'group') return { title: nominee.name };
  const people = together(nominee.people.map(({ name }) => name));
  return nominee.name ? { title: nominee.name, people } : { title: people };
}
