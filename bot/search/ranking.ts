import type { LocalIndex, Match } from './index';
import type { Found, Query } from './port';
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
 * takes two microseconds. In a large index a search takes fewer, for whoever waits for it while typing.
 */
const affordable = 4_000;
const quick = 400;
/** Of words that are everywhere, this many are looked at for what else speaks for them. */
const fewer = 40;
const large = 20_000;

/** The rarest of the words, as many as can be afforded, and one in any case; in their old order. */
function rarest(index: LocalIndex, words: readonly string[], most = affordable): string[] {
  const counts = words.map((word) => ({ word, count: index.count(anyWord([word]), most) }));
  let sum = 0;
  const kept = new Set(
    counts
      .toSorted((a, b) => a.count - b.count)
      .filter(({ count }, n) => {
        sum += count;
        return n === 0 || sum <= most;
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

/** Texts with every word before those with some; where there are enough of the former, only they are looked for. */
function byWords(index: LocalIndex, query: Query, now: number, enough: number): Ranked[] {
  const words = tellingWords(query.text);
  if (words.length === 0) return [];
  const most = index.size() > large ? quick : affordable;
  const atMost = Math.max(depth, enough);
  const matching = (expression: string) => {
    if (most === affordable) return index.match(query, expression, query.reader, atMost);
    const few = index.count(expression, most + 1) <= most;
    return few
      ? index.match(query, expression, query.reader, atMost, few)
      : index.newest(query, expression, query.reader, Math.max(fewer, enough));
  };
  const whole = matching(everyWord(words));
  const shorter = whole.length === 0 ? shortened(words) : [];
  const every = ranked(shorter.length > 0 ? matching(everyWord(shorter)) : whole, now);
  if (every.length >= enough || words.length === 1) return every;
  const known = new Set(every.map(({ number }) => number));
  const some = matching(anyWord(rarest(index, words, most))).filter(
    ({ number }) => !known.has(number),
  );
  return [...every, ...ranked(some, now)];
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
