import type { Glimpse, LocalIndex, Match } from './index';
import type { Query } from './port';
import { beginning, joinAll, joinAny, quoted, shortened } from './words';

/**
 * Searching a large index while somebody types. FTS5 ranks by reading every document with any of the words:
 * 75 nanoseconds each, and four microseconds for each that it gives a score; and it puts together all that has
 * a beginning of more than three letters before it gives the first. So only rare words are ranked by (what is
 * everywhere says little), a word that is not rare is no beginning, and of what has no rare word, the newest
 * are looked at.
 */
/** Documents with a rare word. */
const rare = 600;
/** The newest documents that are looked at. */
const looked = 100;

interface Term {
  readonly term: string;
  /** Documents that have it, at most one more than are rare. */
  readonly count: number;
}

const rarerFirst = (a: Term, b: Term) => a.count - b.count;

/** As many of the rarest as together are rare. */
function rareOf(terms: readonly Term[]): readonly Term[] {
  let sum = 0;
  return terms.toSorted(rarerFirst).filter(({ count }) => {
    sum += count;
    return sum <= rare;
  });
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How much of what is sought stands in a title or a tag, as far as beginnings of words tell: 0.5 to 1. */
function atAGlance({ title, tags }: Glimpse, words: readonly string[]): number {
  const there = folded(`${title}\n${tags}`).split(/[^\p{L}\p{N}]+/u);
  const named = words.map(folded).filter((word) => {
    const stem = word.slice(0, Math.max(3, word.length - 3));
    return there.some((one) => one.startsWith(stem));
  });
  return 0.5 + named.length / words.length / 2;
}

/** The words with how many have them; the last is a beginning where few do, and cut where none does. */
function termsOf(index: LocalIndex, typed: readonly string[]) {
  const counted = (term: string): Term => ({ term, count: index.count(term, rare + 1) });
  const [last = ''] = typed.slice(-1);
  const start = typed.slice(0, -1).map((word) => counted(quoted(word)));
  const whole = counted(quoted(last));
  if (whole.count > rare) return { words: typed, every: [...start, whole], any: [...start, whole] };
  const cut = index.count(beginning(last), 1) === 0 ? shortened(typed) : [];
  const words = cut.length > 0 ? cut : typed;
  const begun = counted(beginning(words.at(-1) ?? ''));
  return {
    words,
    every: [...start, begun],
    any: [...start, whole.count > 0 ? whole : begun],
  };
}

/** What has every word, and where that is less than enough, what has some; the better first of each. */
export function quickly(
  index: LocalIndex,
  query: Query,
  typed: readonly string[],
  enough: number,
): readonly (readonly Match[])[] {
  const { words, every, any } = termsOf(index, typed);
  const limit = Math.max(looked, enough);
  const known = any.filter(({ count }) => count > 0);
  const rarest = joinAny(rareOf(known).map(({ term }) => term));
  const scores = rarest ? index.relevance(query, rarest) : new Map<number, number>();
  const asMatch = (one: Glimpse): Match => ({
    ...one,
    relevance: scores.get(one.number) ?? atAGlance(one, words),
  });
  const newest = (expression: string) =>
    index.glimpse(query, expression, query.reader, limit).map(asMatch);
  /** The best of few: looked up one by one, which is quicker than to go through all of the reader's places. */
  const best = (numbers: readonly number[]) => {
    const scored = (number: number) => scores.get(number) ?? 0;
    const sorted = numbers.toSorted((a, b) => scored(b) - scored(a) || b - a);
    return index.within(query, sorted, query.reader, limit).map(asMatch);
  };
  const whole = joinAll(every.map(({ term }) => term));
  const isRare = every.some(({ count }) => count <= rare);
  const all = isRare ? best(index.numbers(query, whole)) : newest(whole);
  if (all.length >= enough || any.length === 1 || known.length === 0) return [all];
  if (rarest) return [all, best([...scores.keys()])];
  const [least] = known.toSorted(rarerFirst);
  return [all, newest(least?.term ?? whole)];
}
