import type { Logger } from 'pino';
import type { Tables } from '../tables/port';
import { outboxRange, readOutbox, type Waiting } from './outbox';
import { afterFailure, maximumTries } from './retry';

/**
 * Does one kind of effect. It is called again after a failure or a restart, so it is idempotent; what
 * cannot be (creating a message) calls `begin` right before, and finds `begun` true if it is called
 * again without knowing whether it got through.
 */
export type EffectHandler = (data: unknown, attempt: Attempt) => Promise<void>;

export interface Attempt {
  readonly begun: boolean;
  begin(): Promise<void>;
}

export interface Outbox {
  /** Names the handler of a kind; a second one throws. */
  handle(kind: string, handler: EffectHandler): void;
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
  clock(): number;
}

/** Works the outbox of one process: each partition in order, several partitions at a time. */
export function makeOutbox({ tables, log, clock }: Needs): Outbox {
  const handlers = new Map<string, EffectHandler>();
  const draining = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;

  async function attempt(waiting: Waiting): Promise<void> {
    const { row } = waiting.stored;
    let { etag } = waiting.stored;
    const begin = async () => {
      await tables.replace({ ...row, begun: true }, etag);
      etag = (await tables.get(row.partition, row.key))?.etag ?? etag;
    };
    const handler = handlers.get(waiting.kind);
    try {
      if (!handler) throw new Error(`No handler for the effect ${waiting.kind}`);
      await handler(waiting.data, { begun: waiting.begun, begin });
    } catch (error) {
      const outcome = afterFailure(error, waiting.tries, clock(), Math.random());
      log.warn(
        { err: error, effect: waiting.kind, tries: waiting.tries, next: outcome.next },
        'effect failed',
      );
      if (outcome.next === 'later') {
        const { due, begun } = outcome;
        await tables.replace({ ...row, tries: waiting.tries + 1, due, begun }, etag);
        return;
      }
      if (outcome.next === 'park') {
        await tables.replace({ ...row, tries: maximumTries, due: Number.MAX_SAFE_INTEGER }, etag);
        return;
      }
    }
    await tables.remove(row.partition, row.key, etag);
  }

  /** One pass over the partition; gives the time of the earliest effect that is not due yet. */
  async function pass(partition: string): Promise<number> {
    let next = Number.MAX_SAFE_INTEGER;
    let after: string | undefined;
    do {
      const page = await tables.list(partition, { ...outboxRange, limit: 100, after });
      for (const stored of page.rows) {
        if (stopped) return next;
        const waiting = readOutbox(stored);
        if (waiting.due > clock()) next = Math.min(next, waiting.due);
        else await attempt(waiting);
      }
      after = page.after;
    } while (after);
    return next;
  }

  function wake(partition: string, due: number): void {
    clearTimeout(timers.get(partition));
    timers.delete(partition);
    if (stopped || due === Number.MAX_SAFE_INTEGER) return;
    const timer = setTimeout(() => kick(partition), Math.max(0, due - clock()) + 1);
    timers.set(partition, timer.unref());
  }

  async function drain(partition: string): Promise<void> {
    let next = clock() + 5_000;
    try {
      do {
        wanted.delete(partition);
        next = await pass(partition);
      } while (wanted.has(partition) && !stopped);
    } catch (error) {
      log.error({ err: error, partition }, 'outbox stopped, trying again');
    }
    draining.delete(partition);
    wake(partition, next);
  }

  function kick(partition: string): void {
    if (stopped) return;
    wanted.add(partition);
    if (!draining.has(partition)) draining.set(partition, drain(partition));
  }

  return {
    handle: (kind, handler) => {
      if (handlers.has(kind)) throw new Error(`Two handlers for the effect ${kind}`);
      handlers.set(kind, handler);
    },
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
