import { IntlMessageFormat } from 'intl-messageformat';
import de from './de.json';
import en from './en.json';

/** ICU messages of a language, nested by practice; `recognition.help` is the message `help` of `recognition`. */
const catalogues: Readonly<Record<Language, object>> = { en, de };

/** The languages there is a catalogue for; English first, which stands in for what another lacks. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

type Values = Readonly<Record<string, string | number | Date>>;
/** Gives the text of a key in one language, its places filled. An unknown key throws: a test holds all used keys to exist. */
export type Text = (key: string, values?: Values) => string;

const formats = new Map<string, IntlMessageFormat>();

function find(catalogue: object, key: string): string | undefined {
  let node: unknown = catalogue;
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === 'string' ? node : undefined;
}

function languageOf(locale: string): Language | undefined {
  const [primary = ''] = locale.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === primary);
}

/** Whether there is a catalogue for the language of a BCP 47 tag. */
export function isSpoken(locale: string): boolean {
  return languageOf(locale) !== undefined;
}

/** The texts for a BCP 47 tag: the language where there is a catalogue for it, English otherwise. */
export function textsFor(locale: string): Text {
  const known = languageOf(locale) ?? 'en';
  return (key, values) => {
    const id = `${known} ${key}`;
    let format = formats.get(id);
    if (!format) {
      const message = find(catalogues[known], key) ?? find(en, key);
      if (message === undefined) throw new Error(`No text for ${key}`);
      format = new IntlMessageFormat(message, known, undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return String(format.format(values));
  };
}
