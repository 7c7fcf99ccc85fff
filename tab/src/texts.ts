import { IntlMessageFormat } from 'intl-messageformat';
import english from '../../bot/texts/en.json';
import { type Direction, languages } from './languages';
import { isPlain } from './plain';
import { spokenFor, translatedFor } from './spoken';

/** What the tab says, and what it says with the same words as the bot. */
const messagesOf = ({ tab, digest, health }: Catalogue) => ({ ...tab, digest, health });
type Catalogue = Pick<typeof english, 'tab' | 'digest' | 'health'>;
type Messages = ReturnType<typeof messagesOf>;

type Keys<T> = T extends string
  ? never
  : { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}` }[keyof T & string];

/** A message of the catalogue, such as `wall.empty.title`. */
export type TextKey = Keys<Messages>;
export type TextValues = Readonly<Record<string, string | number>>;

interface Spoken {
  /** The regional flavour of the language: British dates for a British reader. */
  readonly locale: string;
  readonly direction: Direction;
  readonly messages: object;
}

const fallback = messagesOf(english);
let spoken: Spoken = { locale: 'en', direction: 'ltr', messages: fallback };
let wanted = '';
const formats = new Map<string, IntlMessageFormat>();
const listeners = new Set<() => void>();

/** The language that is spoken, as a BCP 47 tag. */
export const locale = (): string => spoken.locale;
/** Which way the language that is spoken is read. */
export const direction = (): Direction => spoken.direction;

/** Calls `listener` whenever another language is spoken, until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Speaks the language of a BCP 47 tag from when its texts are there, and English where there are none, or
 * they cannot be fetched. Never rejects; of several calls the last one decides.
 */
export async function speak(tag: string): Promise<void> {
  if (tag === wanted) return;
  wanted = tag;
  const translated = translatedFor(tag);
  const language = translated && languages[translated];
  const catalogue = await language?.load().catch(() => undefined);
  if (wanted !== tag) return;
  spoken =
    language && catalogue
      ? { locale: tag, direction: language.direction, messages: messagesOf(catalogue) }
      : { locale: language ? 'en' : spokenFor(tag), direction: 'ltr', messages: fallback };
  formats.clear();
  document.documentElement.lang = spoken.locale;
  document.documentElement.dir = spoken.direction;
  for (const listener of listeners) listener();
}

/** Something made of the language that is spoken, such as a format of dates: made once for each language. */
export function perLanguage<T>(make: (locale: string) => T): () => T {
  let made: { readonly locale: string; readonly value: T } | undefined;
  return () => {
    if (made?.locale !== spoken.locale)
      made = { locale: spoken.locale, value: make(spoken.locale) };
    return made.value;
  };
}

function find(messages: object, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (node, part) => (node as Record<string, unknown> | undefined)?.[part],
      messages,
    );
}

/**
 * Names and typed words stand on their own among words that are read the other way: without the marks, those
 * around them would change places.
 */
function isolated(values: TextValues): TextValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? `\u2068${value}\u2069` : value,
    ]),
  );
}

/** The text of a key with its places filled; in English where the language has none yet. */
export function text(key: TextKey, values?: TextValues): string {
  let format = formats.get(key);
  if (!format) {
    const own = find(spoken.messages, key);
    const message = (own ?? find(fallback, key)) as string;
    if (typeof message === 'string' && isPlain(message)) return message;
    format = new IntlMessageFormat(message, own ? spoken.locale : 'en', undefined, {
      ignoreTag: true,
    });
    formats.set(key, format);
  }
  const among = values && spoken.direction === 'rtl' ? isolated(values) : values;
  return String(format.format(among));
}
