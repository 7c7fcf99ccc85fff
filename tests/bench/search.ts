import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Document } from '../../bot/search/contract';
import { type LocalIndex, openIndex } from '../../bot/search/index';
import { search } from '../../bot/search/ranking';
import { makeRandom, type Random } from '../faults/random';

/**
 * `npm run bench:search -- --documents N[,N]`: how long the index takes to build and to answer, and what
 * it costs in memory. Words follow Zipf's law, as those of people do. Beside the time on the clock stands
 * that of the processor, which other work on the machine lengthens less.
 */
const tenant = 'bench';
const now = Date.UTC(2026, 2, 2);
const rounds = 400;
/** Rounds before those that count: the code is compiled, and what is asked for often is in memory. */
const warming = 50;

/** A word of two to five syllables: about fifteen words share their first three letters. */
function spelt(rank: number): string {
  const digest = createHash('sha256').update(String(rank)).digest();
  const syllables = 2 + (digest.readUInt8(0) % 4);
  return Array.from({ length: syllables }, (_, n) => {
    const consonant = 'bcdfghklmnprstvwz'.charAt(digest.readUInt8(2 * n + 1) % 17);
    return consonant + 'aeiou'.charAt(digest.readUInt8(2 * n + 2) % 5);
  }).join('');
}
const vocabulary = Array.from({ length: 30_000 }, (_, rank) => spelt(rank));

function wordOf(random: Random): string {
  // The inverse of Zipf's distribution: rank = vocabulary ** u.
  return vocabulary[Math.floor(vocabulary.length ** random.next())] ?? '';
}
/** People do not look for the words that are in every text. */
const commonest = 50;
function soughtWord(random: Random): string {
  const spread = vocabulary.length / commonest;
  return vocabulary[Math.floor(commonest * spread ** random.next())] ?? '';
}
const words = (random: Random, count: number) =>
  Array.from({ length: count }, () => soughtWord(random)).join(' ');

function documentOf(random: Random, number: number, spaces: number): Document {
  return {
    tenant,
    id: String(number),
    kind: number % 3 === 0 ? 'link' : 'question',
    space: `space-${Math.floor(spaces * random.next() ** 2)}`,
    title: words(random, 8),
    text: words(random, 40),
    tags: [wordOf(random), wordOf(random)],
    people: [`person-${Math.floor(10_000 * random.next())}`],
    author: '',
    at: now - Math.floor(random.next() * 2 * 365 * 86_400_000),
    weight: Math.floor(4 * random.next() ** 3),
    state: 'open',
    view: '{}',
  };
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function timed(index: LocalIndex, random: Random, spaces: number, ask: () => string) {
  const times = Array.from({ length: warming + rounds }, () => {
    const where = Array.from(
      { length: 5 },
      () => `space-${Math.floor(spaces * random.next() ** 2)}`,
    );
    const text = ask();
    const began = { wall: performance.now(), cpu: process.cpuUsage() };
    search(
      index,
      { tenant, reader: 'person-1', spaces: where, kinds: ['question', 'link'], text, limit: 20 },
      now,
    );
    const { user, system } = process.cpuUsage(began.cpu);
    return { wall: performance.now() - began.wall, cpu: (user + system) / 1_000 };
  });
  const share = (of: 'wall' | 'cpu', part: number) => {
    const sorted = times
      .slice(warming)
      .map((time) => time[of])
      .toSorted((a, b) => a - b);
    return Math.round(percentile(sorted, part) * 100) / 100;
  };
  const wall = { p50: share('wall', 0.5), p99: share('wall', 0.99) };
  return { ...wall, cpuP50: share('cpu', 0.5), cpuP99: share('cpu', 0.99) };
}

function measure(documents: number) {
  const random = makeRandom('search');
  const spaces = Math.max(10, Math.round(documents / 2_000));
  const file = path.join(tmpdir(), `bench-search-${process.pid}.db`);
  const before = process.memoryUsage().rss;
  const index = openIndex(file);
  try {
    const begun = performance.now();
    for (let start = 0; start < documents; start += 1_000)
      index.together(() => {
        const page = Array.from({ length: Math.min(1_000, documents - start) }, (_, n) =>
          documentOf(random, start + n, spaces),
        );
        for (const document of page.toSorted((a, b) => a.at - b.at)) index.put(document, 1);
      });
    const buildSeconds = Math.round(performance.now() - begun) / 1_000;
    // What an instance does in its first hour, a little every few seconds.
    const tidied = performance.now();
    let longest = 0;
    for (let more = true; more; ) {
      const step = performance.now();
      more = index.tidy();
      longest = Math.max(longest, performance.now() - step);
    }
    const tidySeconds = Math.round(performance.now() - tidied) / 1_000;
    // What was needed to make the documents is no part of an answer.
    globalThis.gc?.();
    const result = {
      ...{ buildSeconds, tidySeconds, tidyStepMs: Math.round(longest) },
      spaces,
      oneWord: timed(index, random, spaces, () => wordOf(random)),
      threeWords: timed(index, random, spaces, () =>
        [1, 2, 3].map(() => soughtWord(random)).join(' '),
      ),
      prefix: timed(index, random, spaces, () => soughtWord(random).slice(0, 3)),
    };
    const memory = Math.round((process.memoryUsage().rss - before) / 1e6);
    return { ...result, memoryMb: memory, fileMb: Math.round(statSync(file).size / 1e6) };
  } finally {
    index.close();
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  }
}

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '10000,100000' } },
});
const results: Record<string, ReturnType<typeof measure>> = {};
for (const documents of values.documents.split(',').map(Number)) {
  const result = measure(documents);
  results[documents] = result;
  const { oneWord, threeWords, prefix } = result;
  console.error(
    `${documents} documents: built in ${result.buildSeconds} s, tidied in ${result.tidySeconds} s, ${result.memoryMb} MB memory, ${result.fileMb} MB on disc`,
  );
  for (const [name, { p50, p99, cpuP50, cpuP99 }] of Object.entries({
    oneWord,
    threeWords,
    prefix,
  }))
    console.error(
      `  ${name.padEnd(10)} p50 ${p50} ms  p99 ${p99} ms  of the processor p50 ${cpuP50} ms  p99 ${cpuP99} ms`,
    );
}
console.log(JSON.stringify(results));
