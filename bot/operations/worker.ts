import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Tables, TablesError, type Write } from '../tables/port';
import { SendError } from '../teams/port';
import { makeCourtesy } from './courtesy';
import { acquireLease, type Lease } from './lease';
import {
  dueOf,
  outboxRanges,
  type Parcel,
  parcelRow,
  parcelWrite,
  readParcel,
  type Waiting,
} from './outbox';
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

/** `tries` tells how often it failed before. */
type UnorderedHandler = (data: unknown, tries: number) => Promise<void>;

/** Gives the writes that do many effects of a kind, and go into the batch that takes them out of the outbox. */
type GroupHandler = (partition: string, data: readonly unknown[]) => Promise<readonly Write[]>;

export interface Outbox {
  /** Names the handler of a kind; a second one throws. */
  handle(kind: string, handler: EffectHandler): void;
  handleTogether(kind: string, handler: GroupHandler): void;
  /** For effects whose order does not matter and that may be repeated: many are done at once. */
  handleUnordered(kind: string, handler: UnorderedHandler): void;
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
/** Each act writes at most three rows (its own, a week's counters, a row of ties): a batch takes 100. */
const pageSize = 33;
/** In a rush the steps are small, so that no act waits long behind one. */
const rushPageSize = 8;
/** Effects done at once, where their order does not matter. */
const together = 16;

const never = Number.MAX_SAFE_INTEGER;

/** How much each parcel held when its page was read. */
type Sizes = Map<Parcel, number>;

/** An effect where it waits. */
interface Place {
  readonly parcel: Parcel;
  readonly effect: Waiting;
}

/** Effects that ask for exactly the same are done once. */
function alike(places: readonly Place[]): (readonly [Place, ...Place[]])[] {
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const place of places) {
    const { kind, data } = place.effect;
    const asked = JSON.stringify([kind, data]);
    const group = groups.get(asked);
    if (group) group.push(place);
    else groups.set(asked, [place]);
  }
  return [...groups.values()];
}

function isPassing(error: unknown): boolean {
  return error instanceof TablesError && (error.code === 'Changed' || error.code === 'Unavailable');
}

/** Works the outbox: each partition in order and by one process at a time, several partitions at once. */
export function makeOutbox({ tables, log, owner, clock, leaseMs = usualLeaseMs }: Needs): Outbox {
  const handlers = new Map<string, EffectHandler>();
  const groups = new Map<string, GroupHandler>();
  const unordered = new Map<string, UnorderedHandler>();
  const draining = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  /** Beginnings that the store did not confirm: nothing was sent after them. */
  const unconfirmed = new Set<string>();
  const courtesy = makeCourtesy();
  let stopped = false;

  /** Takes what is over out of its parcel; the row follows when the page is done. */
  function over(places: readonly Place[]): void {
    for (const { parcel, effect } of places)
      parcel.effects = parcel.effects.filter((one) => one !== effect);
  }

  async function save(parcel: Parcel): Promise<void> {
    parcel.etag = await tables.replace(parcelRow(parcel, parcel.effects), parcel.etag);
  }

  /** What a failed try leaves behind; gives when the next one is due. */
  async function failed(places: readonly Place[], error: unknown): Promise<number> {
    const [first] = places;
    if (!first) return never;
    const { kind, tries } = first.effect;
    const outcome = afterFailure(error, tries, clock(), Math.random());
    const { next } = outcome;
    const level = next === 'park' ? 'error' : 'warn';
    log[level]({ err: error, effect: kind, tries, next }, 'effect failed');
    if (next === 'done') {
      over(places);
      return never;
    }
    const { due, counts } = next === 'park' ? { due: never, counts: 1 } : outcome;
    for (const { parcel, effect } of places) {
      effect.tries = tries + counts;
      effect.due = due;
      // What failed after the send, such as keeping the message's id, does not make it unsent.
      if (error instanceof SendError) effect.begun = next === 'later' && outcome.begun;
      await save(parcel);
    }
    return clock() + failedMs;
  }

  /** Keeps that a try begins. Where the store did so and its answer was lost, the row has our mark. */
  async function begins({ parcel, effect }: Place): Promise<void> {
    const before = { ...effect };
    const beginning = randomUUID();
    unconfirmed.add(beginning);
    Object.assign(effect, { begun: true, beginning });
    try {
      await save(parcel);
    } catch (error) {
      const stored = await tables.get(parcel.partition, parcel.key).catch(() => undefined);
      const now = stored && readParcel(stored);
      if (!now?.effects.some((one) => one.beginning === beginning)) {
        Object.assign(effect, { begun: before.begun, beginning: before.beginning });
        throw error;
      }
      parcel.etag = now.etag;
    }
    unconfirmed.delete(beginning);
  }

  /** Does an effect that was asked for by one act or, word for word, by several; gives when to look again. */
  async function attempt(places: readonly [Place, ...Place[]]): Promise<number> {
    const [first] = places;
    const { effect } = first;
    const last = effect.beginning ?? '';
    if (unconfirmed.delete(last)) effect.begun = false;
    const handler = handlers.get(effect.kind);
    try {
      if (!handler) throw new Error(`No handler for the effect ${effect.kind}`);
      await handler(effect.data, { begun: effect.begun, begin: () => begins(first) });
    } catch (error) {
      return failed(places, error);
    }
    over(places);
    return never;
  }

  /** Does effects of the kinds whose order does not matter, all at once; gives when to look again. */
  async function atOnce(places: readonly Place[]): Promise<number> {
    const failures = await Promise.all(
      alike(places).map(async (same) => {
        const { kind, data, tries } = same[0].effect;
        try {
          await unordered.get(kind)?.(data, tries);
          over(same);
          return undefined;
        } catch (error) {
          return { same, error };
        }
      }),
    );
    let next = never;
    for (const failure of failures)
      if (failure) next = Math.min(next, await failed(failure.same, failure.error));
    return next;
  }

  /**
   * Does what is done together, and takes all that is over out of the outbox, in one batch. A parcel whose
   * effects cannot be done does not hold up the others: it is tried by itself, and fails by itself.
   */
  async function settle(partition: string, parcels: readonly Parcel[], sizes: Sizes) {
    const due = (effect: Waiting) => groups.has(effect.kind) && effect.due <= clock();
    const counted = parcels.flatMap(({ effects }) => effects.filter(due));
    try {
      const writes = await Promise.all(
        [...groups].map(([kind, handler]) => {
          const data = counted.filter((one) => one.kind === kind).map((one) => one.data);
          return data.length > 0 ? handler(partition, data) : [];
        }),
      );
      const taken = parcels.flatMap((parcel) => {
        const left = parcel.effects.filter((effect) => !counted.includes(effect));
        return left.length === sizes.get(parcel) ? [] : [parcelWrite(parcel, left)];
      });
      const all = [...writes.flat(), ...taken];
      if (all.length > 0) await tables.batch(partition, all);
    } catch (error) {
      const [parcel] = parcels;
      if (isPassing(error) || !parcel) throw error;
      if (parcels.length > 1) for (const one of parcels) await settle(partition, [one], sizes);
      else for (const effect of counted) await failed([{ parcel, effect }], error);
    }
  }

  /** Does what is due of a page; gives when the next pass is needed. */
  async function work(partition: string, parcels: readonly Parcel[], lease: Lease) {
    const sizes: Sizes = new Map(parcels.map((parcel) => [parcel, parcel.effects.length]));
    const places = parcels.flatMap((parcel) =>
      parcel.effects.map((effect): Place => ({ parcel, effect })),
    );
    const due = places.filter(({ effect }) => effect.due <= clock() && !groups.has(effect.kind));
    let next = Math.min(
      never,
      ...places.map(({ effect }) => effect.due).filter((at) => at > clock()),
    );
    try {
      const quick = due.filter(({ effect }) => unordered.has(effect.kind));
      for (let start = 0; start < quick.length; start += together) {
        await courtesy.turn();
        next = Math.min(next, await atOnce(quick.slice(start, start + together)));
      }
      for (const same of alike(due.filter(({ effect }) => !unordered.has(effect.kind)))) {
        if (stopped || !lease.holds()) {
          wanted.add(partition);
          return clock();
        }
        await courtesy.turn();
        next = Math.min(next, await attempt(same));
      }
    } finally {
      await settle(partition, parcels, sizes);
    }
    return next;
  }

  /** One pass over the partition; gives when the next one is needed. */
  async function pass(partition: string, lease: Lease): Promise<number> {
    const { due, later } = outboxRanges(clock());
    let next = never;
    let after: string | undefined;
    do {
      await courtesy.turn();
      const limit = courtesy.inRush() ? rushPageSize : pageSize;
      const page = await tables.list(partition, { ...due, limit, after });
      next = Math.min(next, await work(partition, page.rows.map(readParcel), lease));
      after = stopped || !lease.holds() ? undefined : page.after;
    } while (after);
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

  function once<T>(map: Map<string, T>, kind: string, handler: T): void {
    if ([handlers, groups, unordered].some((known) => known.has(kind)))
      throw new Error(`Two handlers for the effect ${kind}`);
    map.set(kind, handler);
  }

  return {
    handle: (kind, handler) => once(handlers, kind, handler),
    handleTogether: (kind, handler) => once(groups, kind, handler),
    handleUnordered: (kind, handler) => once(unordered, kind, handler),
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
