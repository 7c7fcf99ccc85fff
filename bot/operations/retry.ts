import { SendError } from '../teams/port';

/** What becomes of an effect after a try. `begun` is kept so that a create is never blindly repeated. */
export type Outcome =
  | { readonly next: 'done' }
  | {
      readonly next: 'later';
      readonly due: number;
      readonly begun: boolean;
      /** Tries used up. */
      readonly counts: 0 | 1;
    }
  | { readonly next: 'park' };

export const maximumTries = 10;
const firstPauseMs = 500;
const longestPauseMs = 5 * 60_000;

/** Exponential back-off with full jitter; `random` is in [0, 1). */
function pause(tries: number, random: number): number {
  return Math.round(Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.5 + random / 2));
}

/**
 * Decides after a failed try, the `tries`-th counted from 0.
 * - A person who blocked us, or a message that is gone, is left alone.
 * - Throttling delays and never drops; it does not use up tries.
 * - After an ambiguous failure the worker knows that the effect may have happened (`begun`).
 * - After ten tries the effect is parked for an operator.
 */
export function afterFailure(error: unknown, tries: number, now: number, random: number): Outcome {
  const code = error instanceof SendError ? error.code : undefined;
  if (code === 'blocked' || code === 'gone') return { next: 'done' };
  const asked = error instanceof SendError ? (error.retryAfterMs ?? 0) : 0;
  const due = now + Math.max(asked, pause(tries, random));
  if (code === 'throttled') return { next: 'later', due, begun: false, counts: 0 };
  if (tries + 1 >= maximumTries) return { next: 'park' };
  return { next: 'later', due, begun: code === 'ambiguous', counts: 1 };
}
