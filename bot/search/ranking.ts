import type { LocalIndex, Match } from './index';
import type { Found, Query } from './port';
import { quickly } from './quick';
import { anyWord, everyWord, shortened, tellingWords } from './words';

/** How many of the best by text are looked at for what else speaks for them. */
const depth = 100;
const dayMs = 86_400_000;
const freshDays = 90;

/**
 * What speaks for a document besides its text: being used and vetted, on a logarithmic scale because the
 * tenth useful says less than the first, and, mildly, being new (half of it is gone in 90 days).
 */
function standing({ weight, at }: Match, now: number): number {
  const age = Math.max(0, now - at) / dayMs;
  return 1 + 0.25 * Math.log1p(weight) + 0.2 * 2 ** (-age / freshDays);
}

/**
 * Documents that are ranked at most, by their words' number of them: what finds more says little, and each
 * takes four microseconds.
 */
const affordable = 4_000;
/** Documents of an index in which that takes too long for whoever waits while typing. */
const large = 20_000;

/** The rarest of the words, as many as can be afforded, and one in any case; in their old order. */
function rarest(index: LocalIndex, words: readonly string[]): string[] {
  const counts = words.map((word) => ({ word, count: index.count(anyWord([word]), affordable) }));
  let sum = 0;
  const kept = new Set(
    counts
      .toSorted((a, b) => a.count - b.count)
      .filter(({ count }, n) => {
        sum += count;
        return n === 0 || sum <= affordable;
      })
      .map(({ word }) => word),
  );
  return words.filter((word) => kept.has(word));
}

interface Ranked {
  readonly number: number;
  readonly id: string;
  readonly score: number;
}

function ranked(matches: readonly Match[], now: number): Ranked[] {
  return matches
    .map((match) => ({ ...match, score: match.relevance * standing(match, now) }))
    .toSorted((a, b) => b.score - a.score || b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** Texts with every word, and where those are less than enough, texts with some. */
function matching(
  index: LocalIndex,
  query: Query,
  words: readonly string[],
  enough: number,
): readonly (readonly Match[])[] {
  const match = (expression: string) =>
    index.match(query, expression, query.reader, Math.max(depth, enough));
  const whole = match(everyWord(words));
  const shorter = whole.length === 0 ? shortened(words) : [];
  const every = shorter.length > 0 ? match(everyWord(shorter)) : whole;
  if (every.length >= enough || words.length === 1) return [every];
  return [every, match(anyWord(rarest(index, words)))];
}

/** Texts with every word before those with some. */
function byWords(index: LocalIndex, query: Query, now: number, enough: number): Ranked[] {
  const words = tellingWords(query.text);
  if (words.length === 0) return [];
  const matched = index.size() > large ? quickly : matching;
  const [every = [], some = []] = matched(index, query, words, enough);
  const known = new Set(every.map(({ number }) => number));
  const others = some.filter(({ number }) => !known.has(number));
  return [...ranked(every, now), ...ranked(others, now)];
}

/** What is found, best first; an empty text finds everything, newest first. */
export function search(index: LocalIndex, query: Query, now: number): Found[] {
  const { text, reader, limit, skip = 0 } = query;
  const wanted = skip + limit;
  const found =
    text.trim() === ''
      ? index.match(query, '', reader, wanted).map((match) => ({ ...match, score: 0 }))
      : byWords(index, query, now, wanted);
  const page = found.slice(skip, wanted);
  const kept = index.read(page.map(({ number }) => number));
  return kept.map((document, n) => ({ ...document, score: page[n]?.score ?? 0 }));
}

/** The best by text alone, with any of the telling words: the score is the relevance. */
export function evidence(index: LocalIndex, query: Omit<Query, 'skip'>): Found[] {
  const words = tellingWords(query.text);
  if (words.length === 0) return [];
  const matches = index.match(query, anyWord(rarest(index, words)), query.reader, query.limit);
  const kept = index.read(matches.map(({ number }) => number));
  return kept.map((document, n) => ({ ...document, score: matches[n]?.relevance ?? 0 }));
}
