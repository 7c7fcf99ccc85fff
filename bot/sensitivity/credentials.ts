import type { Finding } from './contract';
import type { Detector } from './spans';
import { type Told, toldSecrets } from './told';
import { isPlaceholder, looksLikePassword, looksRandom } from './values';

/** A number alone is a code where its word says so. */
const codeWord = /^(?:pin|passcode|(?:door|pin)[ -]code)$/i;

function isSecret(kind: Told['kind'], word: string, value: string): boolean {
  if (isPlaceholder(value)) return false;
  if (looksRandom(value)) return true;
  if (kind === 'key') return false;
  return looksLikePassword(value) || (codeWord.test(word) && /^\d{4,8}$/.test(value));
}

/** A name and a password with a stroke between: the secret is what comes behind it. */
const pair = /^[\w.@-]{2,40}\s?[/|]\s?(?<second>[^\s"'`]{4,100}?)[.,;)]{0,3}(?:["'`\s]|$)/u;

function secondOf({ line, start, word }: Told): Finding | undefined {
  const match = line.match(pair);
  const second = match?.groups?.second ?? '';
  if (!match || !isSecret('password', word, second)) return undefined;
  const at = start + match[0].indexOf(second, match[0].search(/[/|]/));
  return { kind: 'password', start: at, end: at + second.length };
}

/** Passwords written down, and random values, next to a word that says what they are. */
export const findCredentials: Detector = (text) =>
  toldSecrets(text).flatMap((told): Finding[] => {
    const { kind, word, value, start } = told;
    const second = secondOf(told);
    if (second) return [second];
    return isSecret(kind, word, value) ? [{ kind, start, end: start + value.length }] : [];
  });
