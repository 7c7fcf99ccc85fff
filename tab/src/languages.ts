import type english from '../../bot/texts/en.json';

export type Direction = 'ltr' | 'rtl';
type Catalogue = Pick<typeof english, 'tab' | 'digest' | 'health'>;

interface Language {
  readonly direction: Direction;
  /** Fetches its texts: a chunk of their own, so that they weigh on their readers alone. */
  readonly load: () => Promise<Catalogue>;
}

/** Every language besides English, whose texts are always there, by its BCP 47 tag. */
const languages: Readonly<Record<string, Language>> = {
  de: { direction: 'ltr', load: async () => (await import('../../bot/texts/de.json')).default },
  // Nobody's language: shows whether the pages are fit for one that is read from right to left.
  'ar-xb': { direction: 'rtl', load: async () => (await import('./mirrored')).mirrored },
};

/** The language of a BCP 47 tag, whatever its region; undefined for English and what there is none for. */
export function languageFor(tag: string): Language | undefined {
  const [primary = ''] = tag.toLowerCase().split('-');
  return languages[tag.toLowerCase()] ?? languages[primary];
}
