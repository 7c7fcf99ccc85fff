import * as z from 'zod/v4';
import { Id } from '../spaces/contract';

/** What a kudos shows of working together; the practices of the quick-start guide. */
export const practices = ['sharedWork', 'helped', 'cooperated', 'curated', 'taught'] as const;
export const Practice = z.enum(practices);
export type Practice = z.infer<typeof Practice>;

export const NamedPerson = z.object({ id: z.string().min(1), name: z.string() });
export type NamedPerson = z.infer<typeof NamedPerson>;

/**
 * Who is thanked: a crew of 2 to 20 people with an optional name, a whole space with the number of its
 * members at that moment, or one person.
 */
export const Receiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('crew'), name: z.string().optional(), people: z.array(NamedPerson) }),
  z.object({ kind: z.literal('space'), name: z.string(), members: z.number().int() }),
  z.object({ kind: z.literal('person'), person: NamedPerson }),
]);
export type Receiver = z.infer<typeof Receiver>;

/** Somebody who added their name to a kudos, with an optional line. */
export const Joiner = z.object({ id: z.string(), name: z.string(), line: z.string().optional() });
export type Joiner = z.infer<typeof Joiner>;

/** A kudos as it is kept and shown. Times are milliseconds since 1970. */
export const Kudos = z.object({
  id: z.string(),
  space: z.string(),
  giver: NamedPerson,
  receiver: Receiver,
  /** What they did together. */
  what: z.string(),
  /** What it made possible. */
  possible: z.string(),
  practice: Practice,
  at: z.number(),
  editedAt: z.number().optional(),
  /** The first joiners, oldest first; `joinCount` counts all. */
  joiners: z.array(Joiner),
  joinCount: z.number().int(),
  /** Words of the message it was given for, if it came from one. */
  quote: z.string().optional(),
});
export type Kudos = z.infer<typeof Kudos>;

/** GET /api/recognition/wall */
export const WallQuery = z.object({
  /** One space; without it, all the caller's spaces. */
  space: Id.optional(),
  practice: Practice.optional(),
  /** Words of a crew's, space's or person's name. */
  who: z.string().max(100).optional(),
  /** The cursor of the page before. */
  after: Id.optional(),
});
export type WallQuery = z.infer<typeof WallQuery>;

export const WallKudos = Kudos.extend({
  spaceName: z.string(),
  /** Opens the conversation in Teams; absent where there is none. */
  link: z.string().optional(),
});
export type WallKudos = z.infer<typeof WallKudos>;

/** Newest first. `after` is set when there may be more. */
export const WallAnswer = z.object({ kudos: z.array(WallKudos), after: z.string().optional() });
export type WallAnswer = z.infer<typeof WallAnswer>;

/** Every API error: a sentence for the person; `code` for the page's logic. */
export const ErrorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
