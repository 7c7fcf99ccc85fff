import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Row, type Tables, TablesError, type Write } from '../tables/port';
import { SendError } from '../teams/port';
import { acquireLease, type Lease } from './lease';
import { outboxRange, readOutbox, type Waiting } from './outbox';
import { afterFailure } from './retry';

/**
 * Does one kind of effect. It is called again after a failure or a restart, so it is idempotent; what
 * cannot be (creating a message) calls `begin` right before, and finds `begun` true if it is called
 * again without knowing whether it got through.
 */
type EffectHandler = (data: unknown, attempt: Attempt) => Promise<void>;

interface Attempt {
  readonly begun: boolean;
  begin(): Promise<void>;
}

/** Does many effects of a kind at once, and takes them out of the outbox in the same batch. */
type GroupHandler = (partition: string, waiting: readonly Waiting[]) => Promise<void>;

export interface Outbox {
  /** Names the handler of a kind; a second one throws. */
  handle(kind: string, handler: EffectHandler): void;
  handleTogether(kind: string, handler: GroupHandler): void;
  /** For effects whose order does not matter and that may be repeated: a whole group is done at once. */
  handleUnordered(kind: string, handler: (data: unknown) => Promise<void>): void;
  /** Says that a partition has something to do; returns at once. */
  kick(partition: string): void;
  /** Settles when nothing that is due is left to do. */
  idle(): Promise<void>;
  /** Finishes what is being done and takes nothing new. */
  stop(): Promise<void>;
}

interface Needs {
  readonly tables: Tables;
  readonly log: Logger;
  /** The name of this process among all that work on the store. */
  readonly owner: string;
  clock(): number;
  readonly leaseMs?: number;
}

const usualLeaseMs = 60_000;
/** How soon to look again where another process works the partition, or the store failed. */
const busyMs = 250;
const failedMs = 2_000;
const pageSize = 100;
/** Each of a group writes at most three rows (its own, a week's counters, a row of ties): a batch takes 100. */
const groupSize = 33;

const never = Number.MAX_SAFE_INTEGER;

/** Effects that ask for exactly the same are done once. */
function alike(waiting: readonly Waiting[]): (readonly [Waiting, ...Waiting[]])[] {
  const groups = new Map<string, [Waiting, ...Waiting[]]>();
  for (const each of waiting) {
    const asked = `${each.kind} ${each.stored.row.data}`;
    const group = groups.get(asked);
    if (group) group.push(each);
    else groups.set(asked, [each]);
  }
  return [...groups.values()];
}

/** Works the outbox: each partition in order and by one process at a time, several partitions at once. */
export function makeOutbox({ tables, log, owner, clock, leaseMs = usualLeaseMs }: Needs): Outbox {
  const handlers = new Map<string, EffectHandler>();
  const groups = new Map<string, GroupHandler>();
  const draining = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  /** Beginnings that the store did not confirm: nothing was sent after them. */
  const unconfirmed = new Set<string>();
  let stopped = false;

  /** What a failed try leaves behind; true where the effect is over. */
  async function failed(rows: readonly Row[], etags: string[], waiting: Waiting, error: unknown) {
    const { kind, tries } = waiting;
    const outcome = afterFailure(error, tries, clock(), Math.random());
    const { next } = outcome;
    const level = next === 'park' ? 'error' : 'warn';
    log[level]({ err: error, effect: kind, tries, next }, 'effect failed');
    if (next === 'done') return true;
    const { due, counts } = next === 'park' ? { due: never, counts: 1 } : outcome;
    // What failed after the send, such as keeping the message's id, does not make it unsent.
    const begun = error instanceof SendError ? next === 'later' && outcome.begun : waiting.begun;
    const changes = rows.map((row, n) => ({
      replace: { ...row, tries: tries + counts, due, begun },
      etag: etags[n] ?? '',
    }));
    await tables.batch(waiting.stored.row.partition, changes);
    return false;
  }

  /** Keeps that a try begins. Where the store did so and its answer was lost, the row has our mark. */
  async function begins(row: Row, etag: string): Promise<string> {
    try {
      return await tables.replace(row, etag);
    } catch (error) {
      const now = await tables.get(row.partition, row.key);
      if (!now || now.row.beginning !== row.beginning) throw error;
      return now.etag;
    }
  }

  /**
   * Does an effect that was asked for by one act or, word for word, by several. What is over is put to
   * `over`, to be taken out of the outbox with the rest of its page.
   */
  async function attempt(
    [first, ...others]: readonly [Waiting, ...Waiting[]],
    over: Write[],
  ): Promise<number> {
    const rows = [first, ...others].map(({ stored }) => stored.row);
    const etags = [first, ...others].map(({ stored }) => stored.etag);
    const { row } = first.stored;
    const last = String(row.beginning);
    let begun = first.begun && !unconfirmed.has(last);
    const begin = async () => {
      const beginning = randomUUID();
      unconfirmed.add(beginning);
      etags[0] = await begins({ ...row, begun: true, beginning }, etags[0] ?? '');
      unconfirmed.delete(beginning);
      begun = true;
    };
    const handler = handlers.get(first.kind);
    try {
      if (!handler) throw new Error(`No handler for the effect ${first.kind}`);
      await handler(first.data, { begun, begin });
    } catch (error) {
      if (!(await failed(rows, etags, { ...first, begun }, error))) return clock() + failedMs;
    }
    unconfirmed.delete(last);
    over.push(...rows.map(({ key }, n) => ({ remove: key, etag: etags[n] ?? '' })));
    return never;
  }

  /** A group that cannot be done is not the store's fault: its effects fail one by one, and others go on. */
  async function doGroup(partition: string, handler: GroupHandler, group: readonly Waiting[]) {
    try {
      await handler(partition, group);
    } catch (error) {
      const passing =
        error instanceof TablesError && (error.code === 'Changed' || error.code === 'Unavailable');
      if (passing) throw error;
      for (const waiting of group) {
        const { row, etag } = waiting.stored;
        if (group.length > 1) await doGroup(partition, handler, [waiting]);
        else await failed([row], [etag], waiting, error);
      }
    }
  }

  /** Does a page's effects that are done together; gives the others. */
  async function together(
    partition: string,
    page: readonly Waiting[],
  ): Promise<readonly Waiting[]> {
    for (const [kind, handler] of groups) {
      const all = page.filter((waiting) => waiting.kind === kind);
      for (let start = 0; start < all.length; start += groupSize)
        await doGroup(partition, handler, all.slice(start, start + groupSize));
    }
    return page.filter(({ kind }) => !groups.has(kind));
  }

  /** One pass over the partition; gives when the next one is needed. */
  async function pass(partition: string, lease: Lease): Promise<number> {
    let next = never;
    let after: string | undefined;
    do {
      const page = await tables.list(partition, { ...outboxRange, limit: pageSize, after });
      const waiting = page.rows.map(readOutbox);
      for (const { due } of waiting) if (due > clock()) next = Math.min(next, due);
      const due = waiting.filter((each) => each.due <= clock());
      const over: Write[] = [];
      try {
        for (const same of alike(await together(partition, due))) {
          if (stopped || !lease.holds()) {
            wanted.add(partition);
            return clock();
          }
          next = Math.min(next, await attempt(same, over));
        }
      } finally {
        if (over.length > 0) await tables.batch(partition, over);
      }
      after = page.after;
    } while (after);
    return next;
  }

  /** Works a partition while it has the lease; undefined where another process has it. */
  async function work(partition: string): Promise<number | undefined> {
    const lease = await acquireLease(tables, { owner, partition, lifeMs: leaseMs, clock });
    if (!lease) return undefined;
    let next: number;
    try {
      do {
        wanted.delete(partition);
        next = await pass(partition, lease);
      } while (wanted.has(partition) && !stopped && lease.holds());
    } finally {
      await lease.release();
    }
    return next;
  }

  function wake(partition: string, due: number): void {
    clearTimeout(timers.get(partition));
    timers.delete(partition);
    if (stopped || due === never) return;
    const pause = Math.min(Math.max(1, due - clock()), 2 ** 31 - 1);
    timers.set(partition, setTimeout(() => kick(partition), pause).unref());
  }

  async function drain(partition: string): Promise<void> {
    let next: number | undefined;
    try {
      do next = await work(partition);
      while (next !== undefined && wanted.has(partition) && !stopped);
    } catch (error) {
      const raced = error instanceof TablesError && error.code === 'Changed';
      log[raced ? 'info' : 'error']({ err: error }, 'outbox interrupted, trying again');
      next = clock() + (raced ? busyMs : failedMs);
    }
    // From here to the end nothing is awaited, so that no kick falls in between.
    draining.delete(partition);
    wake(partition, next ?? clock() + busyMs);
  }

  function kick(partition: string): void {
    if (stopped) return;
    wanted.add(partition);
    if (!draining.has(partition)) draining.set(partition, drain(partition));
  }

  function once<T>(map: Map<string, T>, kind: string, handler: T): void {
    if (handlers.has(kind) || groups.has(kind))
      throw new Error(`Two handlers for the effect ${kind}`);
    map.set(kind, handler);
  }

  return {
    handle: (kind, handler) => once(handlers, kind, handler),
    handleTogether: (kind, handler) => once(groups, kind, handler),
    handleUnordered: (kind, handler) =>
      once(groups, kind, async (partition, waiting) => {
        await Promise.all(waiting.map(({ data }) => handler(data)));
        const over = waiting.map(({ stored }) => ({ remove: stored.row.key, etag: stored.etag }));
        await tables.batch(partition, over);
      }),
    kick,
    idle: async () => {
      while (draining.size > 0) await Promise.all(draining.values());
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(draining.values());
    },
  };
}
