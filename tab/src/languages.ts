import type english from '../../bot/texts/en.json';
import type { Translated } from './spoken';

export type Direction = 'ltr' | 'rtl';
type Catalogue = Pick<typeof english, 'tab' | 'digest' | 'health'>;

interface Language {
  readonly direction: Direction;
  /** Fetches its texts: a chunk of their own, so that they weigh on their readers alone. */
  readonly load: () => Promise<Catalogue>;
}

/** Every language besides English, whose texts are always there. */
export const languages: Readonly<Record<Translated, Language>> = {
  de: { direction: 'ltr', load: async () => (await import('../../bot/texts/de.json')).default },
  // Nobody's language: shows whether the pages are fit for one that is read from right to left.
  'ar-xb': { direction: 'rtl', load: async () => (await import('./mirrored')).mirrored },
};
