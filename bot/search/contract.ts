import * as z from 'zod/v4';

const kinds = [
  'question',
  'answer',
  'decline',
  'link',
  'kudos',
  'post',
  'profile',
  'award',
] as const;
export const Kind = z.enum(kinds);
export type Kind = z.infer<typeof Kind>;

/** Something that can be found, and that says who knows about it. Practices make it from their rows. */
export const Document = z.object({
  tenant: z.string(),
  /** Unique in the tenant. */
  id: z.string(),
  kind: Kind,
  /** The space whose readers may find it; empty where the whole organisation may. */
  space: z.string(),
  title: z.string(),
  text: z.string(),
  /** Normalised. */
  tags: z.array(z.string()),
  /** For whom it is evidence of knowing: its answerer, sharer, vetter, the thanked. */
  people: z.array(z.string()),
  /** Whose it is, for finding one's own; empty where that is nobody's to know. */
  author: z.string(),
  /** Whose words are in it besides, for finding one's own; nobody sees it of others. */
  coauthors: z.array(z.string()).optional(),
  /** Who follows it, for finding what one follows; nobody sees it of others. */
  followers: z.array(z.string()).optional(),
  /** When it was made, in milliseconds since 1970. */
  at: z.number(),
  /** How much it counts, 0 or more; 1 is usual, accepted, useful or vetted is more. */
  weight: z.number().nonnegative(),
  /** A word of its practice, such as `open` or `resolved`. */
  state: z.string(),
  /** Only these people may find it; absent where all readers of its space may. */
  readers: z.array(z.string()).optional(),
  /** What its practice shows of it, as JSON. */
  view: z.string(),
});
export type Document = z.infer<typeof Document>;
