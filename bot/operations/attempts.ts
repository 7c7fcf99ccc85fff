import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Tables } from '../tables/port';
import { SendError } from '../teams/port';
import type { Observe } from '../telemetry/observe';
import type { EffectHandlers } from './effect-handlers';
import { type Parcel, parcelRow, readParcel, type Waiting } from './outbox';
import { afterFailure } from './retry';

/** Never due: parked, or not at all. */
export const never = Number.MAX_SAFE_INTEGER;
/** How soon to look again where an effect or the store failed. */
export const failedMs = 2_000;

/** An effect where it waits. */
export interface Place {
  readonly parcel: Parcel;
  readonly effect: Waiting;
}

/** Effects that ask for exactly the same are done once. */
export function alike(places: readonly Place[]): (readonly [Place, ...Place[]])[] {
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

export interface AttemptNeeds {
  readonly tables: Tables;
  readonly log: Logger;
  readonly handlers: EffectHandlers;
  readonly observe: Observe;
  clock(): number;
}

/** Tries effects where they wait; what is over leaves its parcel, and what fails is kept for later. */
export interface Attempts {
  /** An effect that was asked for by one act or, word for word, by several; gives when to look again. */
  one(places: readonly [Place, ...Place[]]): Promise<number>;
  /** Effects of the kinds whose order does not matter, all at once; gives when to look again. */
  atOnce(places: readonly Place[]): Promise<number>;
  /** What a failed try leaves behind; gives when to look again. */
  failed(places: readonly Place[], error: unknown): Promise<number>;
}

export function makeAttempts(needs: AttemptNeeds): Attempts {
  const { tables, log, handlers, observe, clock } = needs;
  /** Beginnings that the store did not confirm: nothing was sent after them. */
  const unconfirmed = new Set<string>();

  /** Takes what is over out of its parcel; the row follows when the page is done. */
  function over(places: readonly Place[]): void {
    for (const { parcel, effect } of places)
      parcel.effects = parcel.effects.filter((one) => one !== effect);
  }

  async function save(parcel: Parcel): Promise<void> {
    parcel.etag = await tables.replace(parcelRow(parcel, parcel.effects), parcel.etag);
  }

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

  async function one(places: readonly [Place, ...Place[]]): Promise<number> {
    const [first] = places;
    const { effect } = first;
    const last = effect.beginning ?? '';
    if (unconfirmed.delete(last)) effect.begun = false;
    const handler = handlers.ordered.get(effect.kind);
    try {
      if (!handler) throw new Error(`No handler for the effect ${effect.kind}`);
      const attempt = { begun: effect.begun, begin: () => begins(first) };
      await observe({ kind: 'effect', what: effect.kind }, () => handler(effect.data, attempt));
    } catch (error) {
      return failed(places, error);
    }
    over(places);
    return never;
  }

  async function atOnce(places: readonly Place[]): Promise<number> {
    const failures = await Promise.all(
      alike(places).map(async (same) => {
        const { kind, data, tries } = same[0].effect;
        try {
          const handler = handlers.unordered.get(kind);
          await observe({ kind: 'effect', what: kind }, async () => handler?.(data, tries));
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

  return { one, atOnce, failed };
}
