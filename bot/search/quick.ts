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
function termsOf(index: LocalIndex, words: readonly string[]) {
  const counted = (term: string): Term => ({ term, count: index.count(term, rare + 1) });
  const [last = ''] = words.slice(-1);
  const start = words.slice(0, -1).map((word) => counted(quoted(word)));
  const whole = counted(quoted(last));
  if (whole.count > rare) return { words, terms: [...start, whole], every: whole.term };
  const cut = index.count(beginning(last), 1) === 0 ? shortened(words) : [];
  const shown = cut.length > 0 ? cut : words;
  const every = beginning(shown.at(-1) ?? '');
  return { words: shown, terms: [...start, whole.count > 0 ? whole : counted(every)], every };
}

/** What has every word, and where that is less than enough, what has some; the better first of each. */
export function quickly(
  index: LocalIndex,
  query: Query,
  typed: readonly string[],
  enough: number,
): readonly (readonly Match[])[] {
  const { words, terms, every } = termsOf(index, typed);
  const known = terms.filter(({ count }) => count > 0);
  const rarest = rareOf(known).map(({ term }) => term);
  const scores = rarest.length > 0 ? index.relevance(joinAny(rarest)) : new Map<number, number>();
  const found = (expression: string) =>
    index
      .glimpse(query, expression, query.reader, Math.max(looked, enough))
      .map((one) => ({ ...one, relevance: scores.get(one.number) ?? atAGlance(one, words) }));
  const all = found(joinAll([...terms.slice(0, -1).map(({ term }) => term), every]));
  if (all.length >= enough || terms.length === 1 || known.length === 0) return [all];
  const [best] = known.toSorted(rarerFirst);
  return [all, found(rarest.length > 0 ? joinAny(rarest) : (best?.term ?? every))];
}
