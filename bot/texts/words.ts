/**
 * What people type, made safe to keep and show: well-formed, one Unicode form, without control and
 * direction-override characters, without floods of combining marks; ends trimmed. A text of white space
 * and zero-width characters alone becomes empty. Lines are kept.
 */
export function cleanWords(text: string): string {
  const shown = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return /[^\s\p{Cf}]/u.test(shown) ? shown : '';
}

/** The same on one line, for names. */
export function cleanLine(text: string): string {
  return cleanWords(text).replace(/\s+/g, ' ');
}

/** UTF-16 units of the longest emoji there is: two people of different skin who kiss take 15. */
const longestCharacter = 16;
/** What 4,000 characters may take at most fits into a column of 32,768 units: beyond the first units, so many a character. */
const freeUnits = 1_000;
const unitsEach = 7;

/**
 * How long a text is to a reader: characters as people count them (grapheme clusters). What no reader takes for
 * one counts as more: a chain of joined or invisible characters for each 16 units, and much of it for each 7.
 */
export function lengthOf(text: string): number {
  // One unit is one character in most of what is written.
  if (/^[\n\x20-\x7E]*$/.test(text)) return text.length;
  let count = 0;
  for (const { segment } of segmenter.segment(text))
    count += Math.ceil(segment.length / longestCharacter);
  return Math.max(count, Math.ceil((text.length - freeUnits) / unitsEach));
}
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text cut to at most `limit` characters, at a character's border, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let cut = '';
  for (const { segment } of segmenter.segment(text)) {
    if (cut.length + segment.length > limit - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
