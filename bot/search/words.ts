/**
 * What somebody typed, as words of the index. The index folds case and diacritics and stems English
 * (Porter) by itself; what is done here is only what keeps typed text from being read as a query.
 */

/** More words do not make a question clearer, and each costs. */
const mostWords = 32;
const longestWord = 64;

/** English function words: in nearly every text, so they find nothing. */
const stopWords = new Set(
  `a about after all also am an and any are as at be because been before being between both but by can
  could did do does doing down during each few for from further had has have having he her here hers him
  his how i if in into is it its itself just me more most my no nor not now of off on once only or other
  our ours out over own same she should so some such than that the their theirs them then there these
  they this those through to too under until up very was we were what when where which while who whom
  why will with would you your yours`.split(/\s+/),
);

function wordsOf(text: string): string[] {
  const words =
    text
      .toWellFormed()
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, longestWord)))];
}

/** The words that tell texts apart, in lower case, each once; all words where there are none such. At most 32 of at most 64 characters. */
export function tellingWords(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !stopWords.has(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}

/** Letters and digits between quotes: nothing in it is syntax of FTS5. */
export const quoted = (word: string) => `"${word}"`;

/** Below this, a beginning is the beginning of too many words to say anything. */
const shortestBeginning = 3;

/** A word that is still being typed. */
export function beginning(word: string): string {
  if ([...word].length < shortestBeginning) return quoted(word);
  return `(${quoted(word)} OR ${quoted(word)} *)`;
}

/**
 * The last word cut by up to three letters, for where it finds nothing: the index holds stems, and a
 * beginning longer than the stem (`runni`, where `run` is kept) is not the beginning of one.
 */
export function shortened(words: readonly string[]): string[] {
  const last = [...(words.at(-1) ?? '')];
  const cut = Math.min(3, last.length - shortestBeginning);
  return cut > 0 ? [...words.slice(0, -1), last.slice(0, -cut).join('')] : [];
}

export const joinAll = (terms: readonly string[]) => terms.join(' AND ');
export const joinAny = (terms: readonly string[]) => terms.join(' OR ');

/** Texts with every word, the last of which may be a beginning. */
export function everyWord(words: readonly string[]): string {
  return joinAll([...words.slice(0, -1).map(quoted), ...words.slice(-1).map(beginning)]);
}

/** Texts with any of the words. */
export function anyWord(words: readonly string[]): string {
  return joinAny(words.map(quoted));
}
