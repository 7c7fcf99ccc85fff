import { LRUCache } from 'lru-cache';
import type { Kind } from '../search/contract';
import type { Search } from '../search/port';
import type { Tables } from '../tables/port';
import { listAliases } from './store';
import { normaliseTag, parseTags, tagsIn } from './tags';

/** The tags of an organisation: what people use, and which words mean the same. */
export interface Vocabulary {
  /** The tags somebody typed, with synonyms merged. */
  parse(tenant: string, typed: string): Promise<string[]>;
  /** Tags in use that a text speaks of, at most `most`. */
  propose(tenant: string, text: string, most: number): string[];
  /** Tags in use, the most used first, at most `most`. */
  common(tenant: string, most: number): string[];
  aliases(tenant: string): Promise<ReadonlyMap<string, string>>;
  /** Forgets the synonyms kept here, after they were changed. */
  changed(tenant: string): void;
}

interface Needs {
  readonly tables: Tables;
  readonly search: Search;
  clock(): number;
}

const tagged: readonly Kind[] = ['question', 'link', 'post', 'profile'];
/** What another instance changed shows here after half a minute at most. */
const keptMs = 30_000;

export function makeVocabulary({ tables, search, clock }: Needs): Vocabulary {
  const uses = new Map<string, Map<string, number>>();
  const aging = { ttl: keptMs, ttlResolution: 0, perf: { now: clock } };
  const kept = new LRUCache<string, ReadonlyMap<string, string>>({ max: 1_000, ...aging });

  function add(tenant: string, tags: readonly string[], more: 1 | -1): void {
    const counts = uses.get(tenant) ?? new Map<string, number>();
    uses.set(tenant, counts);
    for (const tag of tags) {
      const count = (counts.get(tag) ?? 0) + more;
      if (count > 0) counts.set(tag, count);
      else counts.delete(tag);
    }
  }
  search.follow(tagged, (before, now) => {
    if (before && !before.readers) add(before.tenant, before.tags, -1);
    if (now && !now.readers) add(now.tenant, now.tags, 1);
  });

  async function aliases(tenant: string): Promise<ReadonlyMap<string, string>> {
    const known = kept.get(tenant) ?? (await listAliases(tables, tenant));
    kept.set(tenant, known);
    return known;
  }

  return {
    parse: async (tenant, typed) =>
      normaliseTag(typed) === '' ? [] : parseTags(typed, await aliases(tenant)),
    propose: (tenant, text, most) => tagsIn(text, uses.get(tenant)?.keys() ?? []).slice(0, most),
    common: (tenant, most) =>
      [...(uses.get(tenant) ?? [])]
        .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, most)
        .map(([tag]) => tag),
    aliases,
    changed: (tenant) => {
      kept.delete(tenant);
    },
  };
}
