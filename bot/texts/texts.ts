import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json';

/** ICU messages of a language, nested by practice; `recognition.help` is the message `help` of `recognition`. */
const catalogues: Readonly<Record<string, object>> = { en };

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

/** The texts for a BCP 47 tag: the language where there is a catalogue for it, English otherwise. */
export function textsFor(locale: string): Text {
  const language = locale.slice(0, 2).toLowerCase();
  const known = Object.hasOwn(catalogues, language) ? language : 'en';
  return (key, values) => {
    const id = `${known} ${key}`;
    let format = formats.get(id);
    if (!format) {
      const message = find(catalogues[known] ?? en, key) ?? find(en, key);
      if (message === undefined) throw new Error(`No text for ${key}`);
      format = new IntlMessageFormat(message, known, undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return String(format.format(values));
  };
}
