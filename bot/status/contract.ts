import * as z from 'zod/v4';

const count = z.number().int().min(0);
/** Milliseconds since 1970. */
const moment = z.number();

/** Effects of one kind that are parked: tried as often as it is worth. */
export const Parked = z.object({
  kind: z.string(),
  count,
  /** Since when the oldest is due. */
  since: moment,
});
export type Parked = z.infer<typeof Parked>;

/** What waits to be done after acts, in all spaces of the organisation. */
export const Waiting = z.object({
  /** Not done yet, those of a later time included. */
  count,
  /** Due and not done. */
  late: count,
  /** Since when the oldest of these is due; absent where none is. */
  since: moment.optional(),
  /** The kinds with the most first. */
  parked: z.array(Parked),
});
export type Waiting = z.infer<typeof Waiting>;

/** GET /api/status: how the product does, as far as the instance that answers knows. For admins. */
export const StatusAnswer = z.object({
  version: z.string(),
  store: z.enum(['sqlite', 'azure']),
  /** Of the server, so that a page on another clock says ages right. */
  now: moment,
  outbox: Waiting,
  /** What this instance could not send at once, since it started. */
  throttled: count,
  /** When this instance's search index last caught up; absent before it first did. */
  indexed: moment.optional(),
  /** Of this instance, in bytes. */
  memory: z.object({ resident: count, heap: count }),
  /** When this instance started. */
  started: moment,
  /** How long this instance's event loop kept work waiting, in milliseconds: the 99th percentile since it started. */
  lag: z.number(),
});
export type StatusAnswer = z.infer<typeof StatusAnswer>;

/** POST /api/status/retry: effects of this kind are tried again. */
export const RetryBody = z.object({ kind: z.string().regex(/^[\w.]{1,100}$/) });
export type RetryBody = z.infer<typeof RetryBody>;

/** How many will be tried again. */
export const RetryAnswer = z.object({ count });
export type RetryAnswer = z.infer<typeof RetryAnswer>;
