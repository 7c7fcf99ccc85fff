import type { Logger } from 'pino';
import { type Tables, TablesError } from '../tables/port';
import { type Observe, unobserved } from '../telemetry/observe';
import { failedMs, never } from './attempts';
import { makeCourtesy } from './courtesy';
import {
  type EffectHandler,
  type GroupHandler,
  makeEffectHandlers,
  type UnorderedHandler,
} from './effect-handlers';
import { acquireLease, type Lease } from './lease';
import { dueOf, outboxRange, outboxRanges, readParcel } from './outbox';
import { makeWorkPage } from './page';

export interface Outbox {
  /** Names the handler of a kind; a second one throws. */
  handle(kind: string, handler: EffectHandler): void;
  handleTogether(kind: string, handler: GroupHandler): void;
  /** For effects whose order does not matter and that may be repeated: many are done at once. */
  handleUnordered(kind: string, handler: UnorderedHandler): void;
  /** Says that a partition has something to do; returns at once. */
  kick(partition: string): void;
  /**
   * Looks whether a partition has something to do, and sees to it now or when it is due. One transaction, so that
   * many can be looked at where little is expected; where the store cannot be asked, the partition is kicked.
   */
  look(partition: string): Promise<void>;
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
  /** Measures each attempt; nothing is measured without it. */
  readonly observe?: Observe;
}

const usualLeaseMs = 60_000;
/** How soon to look again where another process works the partition. */
const busyMs = 250;
/** Each act writes at most four rows (its own, a row of ties, the counters of its week and of another's): a batch takes 100. */
const pageSize = 25;
/** In a rush the steps are small, so that no act waits long behind one. */
const rushPageSize = 8;
/** Works the outbox: each partition in order and by one process at a time, several partitions at once. */
export function makeOutbox(needs: Needs): Outbox {
  const { tables, log, owner, clock, leaseMs = usualLeaseMs, observe = unobserved } = needs;
  const draining = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  const courtesy = makeCourtesy();
  const handlers = makeEffectHandlers();
  const workPage = makeWorkPage({ tables, log, clock, handlers, courtesy, observe });
  let stopped = false;

  /** One pass over the partition; gives when the next one is needed. */
  async function pass(partition: string, lease: Lease): Promise<number> {
    const mayGoOn = () => !stopped && lease.holds();
    const { due, later } = outboxRanges(clock());
    let next = never;
    let after: string | undefined;
    do {
      await courtesy.turn();
      const limit = courtesy.inRush() ? rushPageSize : pageSize;
      const page = await tables.list(partition, { ...due, limit, after });
      next = Math.min(next, await workPage(partition, page.rows.map(readParcel), mayGoOn));
      after = page.after;
    } while (after && mayGoOn());
    if (!mayGoOn()) {
      wanted.add(partition);
      return clock();
    }
    const { rows } = await tables.list(partition, { ...later, limit: 1, columns: [] });
    return Math.min(next, ...rows.map(({ row }) => dueOf(row.key)));
  }

  /** Works a partition while it has the lease; undefined where another process has it. */
  async function hold(partition: string): Promise<number | undefined> {
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
      do next = await hold(partition);
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
    courtesy.acted();
    wanted.add(partition);
    if (!draining.has(partition)) draining.set(partition, drain(partition));
  }

  async function look(partition: string): Promise<void> {
    if (stopped || draining.has(partition)) return;
    try {
      const { rows } = await tables.list(partition, { ...outboxRange, limit: 1, columns: [] });
      const [first] = rows.map(({ row }) => dueOf(row.key));
      if (first === undefined || draining.has(partition)) return;
      if (first <= clock()) kick(partition);
      else wake(partition, first);
    } catch {
      kick(partition);
    }
  }

  return {
    handle: (kind, handler) => handlers.add(handlers.ordered, kind, handler),
    handleTogether: (kind, handler) => handlers.add(handlers.together, kind, handler),
    handleUnordered: (kind, handler) => handlers.add(handlers.unordered, kind, handler),
    kick,
    look,
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
