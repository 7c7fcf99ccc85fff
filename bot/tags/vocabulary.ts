import { LRUCache } from 'lru-cache';
import { atMost } from '../cache';
import type { Kind } from '../search/contract';
import type { Kept } from '../search/index';
import type { Search } from '../search/port';
import type { Tables } from '../tables/port';
import { listAliases } from './store';
import { normaliseTag, parseTags, tagsIn } from './tags';

/** The tags of an organisation: what people use, and which words mean the same. */
export interface Vocabulary {
  /** The tags somebody typed, with synonyms merged. */
  parse(tenant: string, typed: string): Promise<string[]>;
  /** Tags in use in profiles and in these spaces that a text speaks of, at most `most`. */
  propose(tenant: string, spaces: readonly string[], text: string, most: number): string[];
  /** Tags in use in profiles and in these spaces, the most used first, at most `most`. */
  common(tenant: string, spaces: readonly string[], most: number): string[];
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
  /** How often each tag is used, by organisation and space; profiles are in no space. */
  const uses = new Map<string, Map<string, Map<string, number>>>();
  const aging = { ttl: keptMs, ttlResolution: 0, perf: { now: clock } };
  const kept = new LRUCache<string, ReadonlyMap<string, string>>({ ...atMost(1_000), ...aging });

  function add({ tenant, space, tags, readers }: Kept, more: 1 | -1): void {
    if (readers) return;
    const ofTenant = uses.get(tenant) ?? new Map<string, Map<string, number>>();
    uses.set(tenant, ofTenant);
    const counts = ofTenant.get(space) ?? new Map<string, number>();
    ofTenant.set(space, counts);
    for (const tag of tags) {
      const count = (counts.get(tag) ?? 0) + more;
      if (count > 0) counts.set(tag, count);
      else counts.delete(tag);
    }
  }
  search.follow(tagged, (before, now) => {
    if (before) add(before, -1);
    if (now) add(now, 1);
  });

  /** How often each tag is used in profiles and in these spaces. */
  function used(tenant: string, spaces: readonly string[]): Map<string, number> {
    const total = new Map<string, number>();
    for (const space of ['', ...spaces])
      for (const [tag, count] of uses.get(tenant)?.get(space) ?? [])
        total.set(tag, (total.get(tag) ?? 0) + count);
    return total;
  }

  async function aliases(tenant: string): Promise<ReadonlyMap<string, string>> {
    const found = kept.get(tenant) ?? (await listAliases(tables, tenant));
    kept.set(tenant, found);
    return found;
  }

  return {
    parse: async (tenant, typed) =>
      normaliseTag(typed) === '' ? [] : parseTags(typed, await aliases(tenant)),
    propose: (tenant, spaces, text, most) =>
      tagsIn(text, used(tenant, spaces).keys()).slice(0, most),
    common: (tenant, spaces, most) =>
      [...used(tenant, spaces)]
        .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, most)
        .map(([tag]) => tag),
    aliases,
    changed: (tenant) => {
      kept.delete(tenant);
    },
  };
}
