import type { Logger } from 'pino';
import { type Tables, TablesError } from '../tables/port';
import type { Kind } from './contract';
import { type Change, type LocalIndex, openIndex } from './index';
import type { Query, Search } from './port';
import { evidence, search } from './ranking';
import {
  type Logged,
  listChanges,
  listDocuments,
  logChange,
  logRemoval,
  pruneChanges,
} from './store';

interface Needs {
  readonly tables: Tables;
  readonly log: Logger;
  readonly tenants: readonly string[];
  /** Of the index, for this process alone; `:memory:` keeps nothing. */
  readonly file: string;
  clock(): number;
  id(): string;
  /** How often other instances' changes are looked for, in milliseconds. */
  readonly everyMs?: number;
}

/** The search of one instance, with what only the product asks of it. */
export interface RunningSearch extends Search {
  /** Catches up, and goes on doing so until `stop`. */
  start(): Promise<void>;
  stop(): void;
}

const usualEveryMs = 2_500;
/** Clocks of instances differ a little, and a change is written a moment after its time was taken. */
const overlapMs = 15_000;
const logDays = 7;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

export function makeSearch(needs: Needs): RunningSearch {
  const { tables, log, tenants, clock, id, everyMs = usualEveryMs } = needs;
  const index: LocalIndex = openIndex(needs.file);
  let caughtUpAt: number | undefined;
  let prunedAt = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  let tidyAt = 0;

  /** Later than any change this process made before, so that two in one millisecond stay in order. */
  function moment(): number {
    last = Math.max(clock(), last + 1);
    return last;
  }

  function take(tenant: string, changes: readonly Logged[]): void {
    index.together(() => {
      const erasures = new Map<string, number>();
      const inOrder = changes.toSorted((a, b) => (a.document?.at ?? 0) - (b.document?.at ?? 0));
      for (const { id: changed, at, document, erased } of inOrder)
        if (document) index.put(document, at);
        else if (erased) erasures.set(erased, at);
        else index.remove(tenant, changed, at);
      if (erasures.size > 0) index.erase(tenant, erasures);
    });
  }

  async function catchUpWith(tenant: string): Promise<void> {
    const begun = clock();
    const cursor = index.cursor(tenant);
    const asleep = cursor < begun - (logDays - 1) * dayMs;
    const changes = asleep
      ? listDocuments(tables, tenant)
      : listChanges(tables, tenant, cursor - overlapMs);
    for await (const page of changes) {
      if (stopped) return;
      take(tenant, page);
    }
    index.setCursor(tenant, begun);
  }

  /** Once an hour; what another instance is at, or what fails, is left for the next one. */
  async function prune(): Promise<void> {
    const now = clock();
    if (now - prunedAt < hourMs) return;
    prunedAt = now;
    for (const tenant of tenants)
      await pruneChanges(tables, tenant, now - logDays * dayMs).catch((err: unknown) =>
        log.info({ err }, 'log of changes not pruned'),
      );
  }

  async function catchUp(): Promise<void> {
    const begun = clock();
    for (const tenant of tenants) await catchUpWith(tenant);
    caughtUpAt = begun;
    await prune();
  }

  /** Once a day, a little at a time. */
  function tidy(): void {
    if (clock() >= tidyAt && !index.tidy()) tidyAt = clock() + dayMs;
  }

  function again(): void {
    if (stopped) return;
    // A start that is tried again goes on where the first one does.
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await catchUp()
        .then(tidy)
        .catch((err: unknown) => {
          if (!stopped) log.warn({ err }, 'search index is behind');
        });
      again();
    }, everyMs).unref();
  }

  return {
    find: (query: Query) => search(index, query, clock()),
    evidence: (query) => evidence(index, query),
    follow: (kinds: readonly Kind[], change: Change) => index.follow(kinds, change),
    put: async (document) => {
      const at = moment();
      await logChange(tables, document, at, id());
      index.put(document, at);
    },
    remove: async (tenant, gone) => {
      const at = moment();
      await logRemoval(tables, tenant, gone, at, id());
      index.remove(tenant, gone, at);
    },
    apply: (document) => index.put(document, moment()),
    ready: () => caughtUpAt !== undefined,
    caughtUpAt: () => caughtUpAt,
    catchUp,
    start: async () => {
      await catchUp().catch((error: unknown) => {
        if (!(error instanceof TablesError)) throw error;
        log.warn({ err: error }, 'search index is behind');
      });
      again();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      index.close();
    },
  };
}
