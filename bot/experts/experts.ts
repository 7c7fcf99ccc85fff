import { LRUCache } from 'lru-cache';
import { atMost } from '../cache';
import { weekOf } from '../counts/week';
import type { Search } from '../search/port';
import type { Tables } from '../tables/port';
import type { Suggestion } from './contract';
import { askedMs, makeMemory, saidKinds, shownKinds } from './memory';
import { parameters, rankPeople } from './ranking';
import { reasonsFor } from './reasons';
import { limitOf, spread } from './routing';
import { takeSlot } from './store';

/** A question, as far as it tells who may know. */
interface Wanted {
  readonly tenant: string;
  readonly space: string;
  /** Open groups: what is known there may be told to everybody. */
  readonly groups: readonly string[];
  /** Who alone may be asked, besides those active in the space; without it, anybody. */
  readonly members?: readonly string[];
  readonly text: string;
  readonly tags: readonly string[];
  /** Who asks: never suggested. */
  readonly asker: string;
  /** Who was asked already, or said they are not the one. */
  readonly not: readonly string[];
  /** How many are wanted. */
  readonly count: number;
}

/** Finds the people most likely to know, and holds to how often they want to be asked. */
export interface Experts {
  /** People who want to be asked, the likeliest first, each with what speaks for them. No storage transaction. */
  suggest(wanted: Wanted): readonly Suggestion[];
  /** Takes one of the times a week somebody may be asked; false where none is left. */
  reserve(tenant: string, person: string, question: string): Promise<boolean>;
}

interface Needs {
  readonly search: Search;
  readonly tables: Tables;
  clock(): number;
}

export function makeExperts({ search, tables, clock }: Needs): Experts {
  const memory = makeMemory(search);
  const slots = new LRUCache<string, string[]>(atMost(50_000));
  return {
    suggest: ({ tenant, space, groups, members, text, tags, asker, not, count }) => {
      const now = clock();
      const spaces = [...new Set([space, ...groups])];
      const [here] = memory.activity(tenant, [space]);
      const able = members && [...new Set([...members, ...(here?.keys() ?? [])])];
      const matching = {
        ...{ tenant, spaces, reader: asker, limit: parameters.depth },
        text: `${text} ${tags.join(' ')}`,
        ...(able && { people: able }),
      };
      // What many say of themselves does not crowd out what some have shown.
      const evidence = [shownKinds, saidKinds].flatMap((kinds) =>
        search.evidence({ ...matching, kinds }),
      );
      const declined = search.evidence({ ...matching, kinds: ['decline'] });
      const activity = memory.activity(tenant, spaces);
      const left = new Set([asker, ...not]);
      const ranked = rankPeople({ evidence, declined, activity, now }).filter(
        ({ person }) =>
          !left.has(person) &&
          able?.includes(person) !== false &&
          limitOf(memory.preferences(tenant, person), now) > 0,
      );
      const asked = memory.asked(tenant, space, now - askedMs);
      const times = new Map<string, number>();
      for (const person of asked) times.set(person, (times.get(person) ?? 0) + 1);
      return spread(ranked, { times, all: asked.length })
        .slice(0, count)
        .map((one) => ({ ...one, reasons: reasonsFor(one.person, evidence, tags) }));
    },
    reserve: (tenant, person, question) => {
      const at = clock();
      const limit = limitOf(memory.preferences(tenant, person), at);
      const week = weekOf(at, 'UTC');
      const key = JSON.stringify([tenant, person, week]);
      const known = slots.get(key) ?? [];
      slots.set(key, known);
      return takeSlot(tables, { tenant, person, week, question, at }, limit, known);
    },
  };
}
