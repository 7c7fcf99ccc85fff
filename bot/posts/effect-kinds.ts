import * as z from 'zod/v4';
import { ActRef, messageEffects } from '../operations/message';
import type { Effect } from '../operations/outbox';
import type { Input } from './contract';

/** What follows from an act upon a post, after it is durable. */
export const messages = messageEffects('posts');

const hourMs = 3_600_000;

/** That there is input its author is to hear of: what came since a moment, in one line an hour (counted from 1970). */
export const Offered = ActRef.extend({
  hour: z.number().int(),
  since: z.number(),
  /** What asked for it: an input by its id, or an hour that is over. */
  by: z.string(),
  /** Inputs they have heard of, by id. */
  told: z.array(z.string()).default([]),
});
export const Tell = ActRef.extend({
  person: z.string(),
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Lets the post be found as it now is. */
export function index(ref: ActRef): Effect {
  return { kind: 'posts.index', data: ref };
}

/** Lets the author hear of an input: at once, or with what else comes in this hour when it is over. */
export function offered(ref: ActRef, { id, at }: Input): Effect {
  const data: z.input<typeof Offered> = {
    ...{ ...ref, hour: Math.floor(at / hourMs), since: at, by: id },
  };
  return { kind: 'posts.offered', data };
}

/** The same once the hour is over, for what came after a line was sent in it that told of the inputs `told`. */
export function offeredLater(
  ref: ActRef,
  hour: number,
  since: number,
  told: readonly string[],
): Effect {
  const from = Math.min(since, hour * hourMs);
  const data: z.infer<typeof Offered> = {
    ...{ ...ref, hour: hour + 1, since: from, by: `hour ${hour}`, told: [...told] },
  };
  return { kind: 'posts.offered', data, due: (hour + 1) * hourMs };
}

/** Lets those who watch hear what came of it. */
export function done(ref: ActRef): Effect {
  return { kind: 'posts.done', data: ref };
}

/** Tells somebody in private. */
export function tell(
  ref: ActRef,
  person: string,
  key: string,
  values: Readonly<Record<string, string | number>>,
): Effect {
  return { kind: 'posts.tell', data: { ...ref, person, key, values } };
}
