import { parseArgs } from 'node:util';
import { makeExperts } from '../../bot/experts/experts';
import type { Kind } from '../../bot/search/contract';
import { type Change, openIndex } from '../../bot/search/index';
import type { Search } from '../../bot/search/port';
import { evidence } from '../../bot/search/ranking';
import { openSqlite } from '../../bot/tables/sqlite';
import { makeRandom, type Random } from '../faults/random';

/**
 * `npm run bench:experts:scale -- [--people N] [--evidence N]`: how long one question takes to find its
 * experts in one space, with all the product does until it has names and reasons.
 */
const now = Date.UTC(2026, 2, 2);
const dayMs = 86_400_000;
const words = 20_000;
const rounds = 50;

function wordsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => `w${Math.floor(words ** random.next())}`).join(' ');
}

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    evidence: { type: 'string', default: '100000' },
  },
});
const [people, pieces] = [Number(values.people), Number(values.evidence)];
const random = makeRandom('scale');
const index = openIndex(':memory:');
index.together(() => {
  for (let n = 0; n < pieces; n += 1)
    index.put(
      {
        ...{ tenant: 't', id: String(n), kind: 'answer', space: 's', state: '', view: '' },
        title: wordsOf(random, 8),
        text: wordsOf(random, 40),
        tags: [wordsOf(random, 1), wordsOf(random, 1)],
        people: [`p${Math.floor(people * random.next() ** 2)}`],
        author: '',
        at: now - Math.floor(random.next() ** 2 * 730 * dayMs),
        weight: 1,
      },
      1,
    );
});
const search = {
  evidence: (query) => evidence(index, query),
  follow: (kinds: readonly Kind[], change: Change) => index.follow(kinds, change),
} as Pick<Search, 'evidence' | 'follow'> as Search;
const experts = makeExperts({ search, tables: openSqlite(':memory:'), clock: () => now });
const times = Array.from({ length: rounds }, () => {
  const [text, tags] = [wordsOf(random, 9), [wordsOf(random, 1)]];
  const begun = performance.now();
  experts.suggest({
    ...{ tenant: 't', space: 's', groups: [], text, tags, asker: 'p0', not: [], count: 12 },
  });
  return performance.now() - begun;
}).toSorted((a, b) => a - b);
const rounded = (ms: number) => Math.round(ms * 10) / 10;
const p50 = rounded(times[rounds / 2] ?? 0);
const p99 = rounded(times.at(-1) ?? 0);
console.error(
  `${people} people, ${pieces} pieces of evidence: p50 ${p50} ms, slowest of ${rounds} ${p99} ms`,
);
console.log(JSON.stringify({ people, evidence: pieces, p50, p99 }));
