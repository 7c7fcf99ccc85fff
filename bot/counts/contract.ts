import * as z from 'zod/v4';

/** An ISO 8601 week, such as `2026-W09`; weeks sort as text. */
export type Week = string;

/** What is counted in a week. A name is `practice.what`; taking an act back counts its negative. */
export const Counters = z.record(z.string(), z.number().int());
export type Counters = z.infer<typeof Counters>;

/**
 * That one person turned to another, so many times, in one way (see `kinds`). `to` is empty where it was
 * everybody, or nobody in particular: then it tells no more than who acted. What was done without a name
 * has no tie.
 */
export const Tie = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.string(),
  times: z.number().int(),
});
export type Tie = z.infer<typeof Tie>;

/** What an act adds to the week it belongs to. */
export const Counting = z.object({
  /** Milliseconds: the act's own time, so that counting later counts the same. */
  at: z.number(),
  /** On whose clocks the week begins: the space's. */
  timeZone: z.string(),
  counters: Counters,
  ties: z.array(Tie),
});
export type Counting = z.infer<typeof Counting>;
