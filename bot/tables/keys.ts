import { TablesError } from './port';

/** The last millisecond a JavaScript date can hold (ECMAScript, "Time Values and Time Range"). */
const lastTime = 8.64e15;
const timeDigits = 16;

/**
 * One part of a key as plain ASCII: every character outside `A-Z a-z 0-9 @ . _ : -` becomes `~XX` for
 * each of its UTF-8 bytes. `decodeKey` gives the part back. Parts inside that alphabet are unchanged, so
 * they keep their order. Throws TablesError Invalid where the text is not well-formed Unicode.
 */
export function encodeKey(part: string): string {
  if (!part.isWellFormed())
    throw new TablesError('Invalid', 'A key has half of a surrogate pair: it is not Unicode text.');
  return part.replace(/[^A-Za-z0-9@._:-]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}

/** The inverse of `encodeKey`. Throws TablesError Invalid for a text that `encodeKey` never gives. */
export function decodeKey(encoded: string): string {
  const part = encoded.replace(/(?:~[0-9A-F]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('~', ''), 'hex').toString(),
  );
  if (!part.isWellFormed() || encodeKey(part) !== encoded)
    throw new TablesError('Invalid', 'This is not an encoded part of a key.');
  return part;
}

/** A key of several parts, each encoded and set apart by `|`: different parts give different keys. */
export function joinKey(...parts: readonly string[]): string {
  return parts.map(encodeKey).join('|');
}

/** A moment in milliseconds since 1970 as 16 digits, oldest first. Throws TablesError Invalid before 1970. */
export function time(ms: number): string {
  if (!Number.isInteger(ms) || ms < 0 || ms > lastTime)
    throw new TablesError('Invalid', `${ms} is not a time in whole milliseconds since 1970.`);
  return String(ms).padStart(timeDigits, '0');
}

/** As `time`, newest first: the digits of 8.64e15 - ms. */
export function inverseTime(ms: number): string {
  return time(lastTime - Number(time(ms)));
}

/** The moment of a text that `inverseTime` began, in milliseconds; NaN where it did not. */
export function momentOf(inverse: string): number {
  const digits = inverse.slice(0, timeDigits);
  return /^\d{16}$/.test(digits) ? lastTime - Number(digits) : Number.NaN;
}

/** The keys that begin with `prefix`, a text of key characters: give `m|` for all keys whose first part is `m`. */
export function prefixRange(prefix: string): { readonly from: string; readonly to: string } {
  if (!/^[\x20-\x7e]*[\x20-\x7d]$/.test(prefix))
    throw new TablesError('Invalid', 'A prefix is one or more characters of a key.');
  const last = prefix.charCodeAt(prefix.length - 1);
  return { from: prefix, to: prefix.slice(0, -1) + String.fromCharCode(last + 1) };
}
