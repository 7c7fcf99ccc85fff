import { readFileSync } from 'node:fs';
import * as z from 'zod/v4';
import { openIndex } from '../../bot/search/index';
import { search } from '../../bot/search/ranking';

/**
 * `npm run bench:retrieval -- DOCS QUERIES QRELS`: how well the product's own search ranks, on files with
 * one JSON object a line. A query counts if a document is relevant to it. Means over the queries:
 * - MAP: of the precision at each relevant document, over all relevant ones (TREC's `map`).
 * - MRR: one over the rank of the first relevant one.
 * - nDCG@10: gains are the relevances, discounted by log2(rank + 1) (Järvelin and Kekäläinen, 2002).
 * - Recall@10: the share of the relevant ones among the first ten.
 */
const Id = z.union([z.string(), z.number()]).transform(String);
const Doc = z.object({ id: Id, title: z.string().default(''), text: z.string().default('') });
const Query = z.object({ id: Id, text: z.string() });
const Judgement = z.object({ query: Id, document: Id, relevance: z.number() });
const depth = 1_000;

function read<T>(file: string | undefined, contract: z.ZodType<T>): T[] {
  if (!file) throw new Error('npm run bench:retrieval -- DOCS QUERIES QRELS');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim());
  return lines.map((line) => contract.parse(JSON.parse(line)));
}

function measure(ranking: readonly string[], relevant: ReadonlyMap<string, number>) {
  const hits = ranking.flatMap((id, n) => (relevant.has(id) ? [n + 1] : []));
  const discounted = (gains: readonly number[]) =>
    gains.slice(0, 10).reduce((sum, gain, n) => sum + gain / Math.log2(n + 2), 0);
  const ideal = discounted([...relevant.values()].toSorted((a, b) => b - a));
  const precisions = hits.map((rank, n) => (n + 1) / rank);
  return {
    map: precisions.reduce((sum, precision) => sum + precision, 0) / relevant.size,
    mrr: hits[0] ? 1 / hits[0] : 0,
    ndcgAt10: discounted(ranking.map((id) => relevant.get(id) ?? 0)) / ideal,
    recallAt10: hits.filter((rank) => rank <= 10).length / relevant.size,
  };
}

const [docs, queries, qrels] = process.argv.slice(2);
const now = Date.now();
const index = openIndex(':memory:');
index.together(() => {
  for (const { id, title, text } of read(docs, Doc)) {
    const rest = { kind: 'link' as const, tenant: 't', space: 's', state: '', view: '' };
    const document = {
      ...rest,
      id,
      title,
      text,
      tags: [],
      people: [],
      author: '',
      at: now,
      weight: 1,
    };
    index.put(document, 1);
  }
});
const judged = new Map<string, Map<string, number>>();
for (const { query, document, relevance } of read(qrels, Judgement))
  if (relevance > 0) judged.set(query, (judged.get(query) ?? new Map()).set(document, relevance));

const results = read(queries, Query).flatMap(({ id, text }) => {
  const relevant = judged.get(id);
  if (!relevant) return [];
  const asked = { tenant: 't', reader: '', spaces: ['s'], kinds: ['link' as const], limit: depth };
  const ranking = search(index, { ...asked, text }, now).map((found) => found.id);
  return [measure(ranking, relevant)];
});
const mean = (name: keyof ReturnType<typeof measure>) =>
  results.reduce((sum, result) => sum + result[name], 0) / results.length;
const means = {
  map: mean('map'),
  mrr: mean('mrr'),
  ndcgAt10: mean('ndcgAt10'),
  recallAt10: mean('recallAt10'),
};
for (const [name, value] of Object.entries(means))
  console.error(`${name.padEnd(10)} ${value.toFixed(4)}`);
console.error(`${results.length} queries`);
console.log(JSON.stringify(means));
