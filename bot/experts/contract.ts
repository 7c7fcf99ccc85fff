import * as z from 'zod/v4';

/** How often somebody wants to be asked; the limits a week are in `routing.ts`. */
export const Asking = z.enum(['none', 'few', 'any']);
export type Asking = z.infer<typeof Asking>;

/** What the document of a profile says of being asked, in its view. */
export const Preferences = z.object({
  asking: Asking,
  /** Not asked before this time, in milliseconds. */
  pausedUntil: z.number().optional(),
});
export type Preferences = z.infer<typeof Preferences>;

/** One true thing that speaks for somebody: a text of the catalogue and what fills it. */
export const Reason = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof Reason>;

/** Somebody who may know, and why; at most two reasons, the stronger first. */
export interface Suggestion {
  readonly person: string;
  readonly score: number;
  /** Something they showed or say speaks for them; otherwise they are only there. */
  readonly knows: boolean;
  readonly reasons: readonly Reason[];
}
