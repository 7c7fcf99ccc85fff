import { IntlMessageFormat } from 'intl-messageformat';
import { digest, health, tab } from '../../bot/texts/en.json';

/**
 * What the tab says, and what it says with the same words as the bot. In the bundle, what only pages say comes
 * with the first of them.
 */
const catalogue = { ...tab, digest, health };

/** Adds what pages say. */
export function addTexts(more: Partial<typeof catalogue>): void {
  Object.assign(catalogue, more);
}

type Keys<T> = T extends string
  ? never
  : { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}` }[keyof T & string];

/** A message of the catalogue, such as `wall.empty.title`. */
export type TextKey = Keys<typeof catalogue>;
export type TextValues = Readonly<Record<string, string | number>>;

const formats = new Map<string, IntlMessageFormat>();

/** The regional flavour of the catalogue's language: British dates for a British reader. */
export const locale = navigator.language.startsWith('en') ? navigator.language : 'en';

/** The text of a key with its places filled. */
export function text(key: TextKey, values?: TextValues): string {
  let format = formats.get(key);
  if (!format) {
    const message = key
      .split('.')
      .reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], catalogue);
    // Without places and quotes there is nothing to parse.
    if (typeof message === 'string' && !/[{']/.test(message)) return message;
    format = new IntlMessageFormat(message as string, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}
