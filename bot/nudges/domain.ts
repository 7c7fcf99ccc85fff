import { Refusal } from '../teams/refusal';
import type { Nudge, Preferences, PreferencesBody } from './contract';
import { clockOf, isZone, nextWorkTime } from './hours';

const dayMs = 86_400_000;
/** What could not be told for so long is not news any more. */
const staleMs = 14 * dayMs;
/** Whoever has just done something is left to it for this long. */
const busyMs = 30 * 60_000;
/** Those whose day begins at the same hour are not all written to in the same minute. */
const spreadMs = 60 * 60_000;

/** What is known of the person when a nudge is due. Times are milliseconds. */
export interface Situation {
  readonly preferences: Preferences;
  /** Of the space, for those who never named their own. */
  readonly timeZone: string;
  readonly now: number;
  /** The day, on their clocks, of the last thing they were told unprompted. */
  readonly toldOn?: string;
  /** When they last did something, if that is known. */
  readonly actedAt?: number;
}

/** What becomes of it; `at` is when it is looked at again. */
export type Moment =
  | { readonly go: 'now'; readonly day: string }
  | { readonly go: 'later'; readonly at: number }
  | { readonly go: 'never' };

/** A number between 0 and 1 that is the same for the same nudge. */
function spread({ person, what, period }: Nudge): number {
  let sum = 7;
  for (const character of `${person} ${what} ${period}`)
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 100_003;
  return sum / 100_003;
}

/**
 * Whether now is the moment to tell somebody: in their working hours, not snoozed, nothing else that day,
 * and not right after they did something themselves. Never where they do not want it, or after two weeks.
 */
export function momentFor(nudge: Nudge, situation: Situation): Moment {
  const { preferences, now, toldOn, actedAt = 0 } = situation;
  const zone = preferences.timeZone ?? situation.timeZone;
  if (preferences.off || now > nudge.since + staleMs) return { go: 'never' };
  const next = (from: number): Moment => {
    const opening = nextWorkTime(from, preferences, zone);
    if (opening === undefined) return { go: 'never' };
    if (opening <= now) return { go: 'now', day: clockOf(now, zone).day };
    const later = opening === from ? from : opening + Math.floor(spread(nudge) * spreadMs);
    // The day may be shorter than the spread.
    return { go: 'later', at: nextWorkTime(later, preferences, zone) === later ? later : opening };
  };
  const { snoozedUntil = 0 } = preferences;
  if (now < snoozedUntil) return next(snoozedUntil);
  const { day, midnight } = clockOf(now, zone);
  if (toldOn === day) return next(midnight);
  if (now < actedAt + busyMs) return next(actedAt + busyMs);
  return next(now);
}

/** The preferences as they were sent; refuses hours that are none. */
export function decidePreferences(
  before: Preferences,
  body: PreferencesBody,
  now: number,
): Preferences {
  const { off, snoozeDays, timeZone, from, to, days, promptDay } = body;
  if (from >= to) throw new Refusal('nudges.hours');
  if (!isZone(timeZone)) throw new Refusal('nudges.zone');
  const snoozedUntil =
    snoozeDays === undefined
      ? before.snoozedUntil
      : snoozeDays > 0
        ? now + snoozeDays * dayMs
        : undefined;
  return {
    ...{ off, timeZone, from, to, days: [...new Set(days)].toSorted() },
    ...(snoozedUntil && snoozedUntil > now && { snoozedUntil }),
    ...(promptDay > 0 && { promptDay }),
  };
}
