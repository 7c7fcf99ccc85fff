import { locale, perLanguage } from './texts';

const listed = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** "Mia, Jonas, and Aylin". */
export function together(names: readonly string[]): string {
  return listed().format(names);
}

/** The first letters of the first and the last word: two at most, none for a name without letters. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase(locale())).join('');
}
