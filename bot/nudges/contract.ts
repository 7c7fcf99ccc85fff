import * as z from 'zod/v4';

/** An ISO weekday: 1 is Monday, 7 is Sunday. */
const Weekday = z.number().int().min(1).max(7);

/** When the app may write to somebody who did not just ask it something. */
export const Preferences = z.object({
  /** Nothing at all. */
  off: z.boolean().default(false),
  /** Nothing before this time, in milliseconds. */
  snoozedUntil: z.number().optional(),
  /** An IANA name; the space's where they never said. */
  timeZone: z.string().optional(),
  /** Their working hours: from the first full hour to the last, on these days. */
  from: z.number().int().min(0).max(23).default(9),
  to: z.number().int().min(1).max(24).default(17),
  days: z.array(Weekday).default([1, 2, 3, 4, 5]),
  /** The day they want to be asked what they are working on; absent where they do not. */
  promptDay: Weekday.optional(),
});
export type Preferences = z.infer<typeof Preferences>;

/**
 * One thing that somebody may be told unprompted, at most once a period. Whoever asks for it names what is
 * told (`practice.what`) and what it is about; whether it is still wanted is looked at when it is told.
 */
export const Nudge = z.object({
  tenant: z.string(),
  /** The space it is about, through which they can be written to. */
  space: z.string(),
  person: z.string(),
  what: z.string(),
  about: z.record(z.string(), z.string()),
  /** Once in it: a week of a space, the id of an act. */
  period: z.string(),
  /** When it was wanted first, in milliseconds. */
  since: z.number(),
  /** How often it had to wait for a better moment. */
  postponed: z.number().int().default(0),
});
export type Nudge = z.infer<typeof Nudge>;
export const nudgeKind = 'nudges.offer';

/** Tells somebody, at the next moment that suits them; `due` is the first moment it makes sense, in milliseconds. */
export function nudge(wanted: Omit<z.input<typeof Nudge>, 'postponed'>, due?: number) {
  return { kind: nudgeKind, data: Nudge.parse(wanted), ...(due !== undefined && { due }) };
}

/** GET /api/nudges: one's own preferences. */
export const PreferencesAnswer = z.object({ preferences: Preferences });
export type PreferencesAnswer = z.infer<typeof PreferencesAnswer>;

/** POST /api/nudges */
export const PreferencesBody = z.object({
  off: z.boolean(),
  /** Days from now; 0 is not snoozed, absent leaves it as it is. */
  snoozeDays: z.number().int().min(0).max(60).optional(),
  timeZone: z.string().max(100),
  from: z.number().int().min(0).max(23),
  to: z.number().int().min(1).max(24),
  days: z.array(Weekday).max(7),
  /** 0 is never. */
  promptDay: z.number().int().min(0).max(7),
});
export type PreferencesBody = z.infer<typeof PreferencesBody>;
