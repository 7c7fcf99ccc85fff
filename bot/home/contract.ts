import * as z from 'zod/v4';

/** What waits for the reader, and what is new of each practice. */
const kinds = ['answer', 'accept', 'vet', 'question', 'link', 'post', 'kudos'] as const;

/** One thing on the first page: what it is, or what is to be done about it, and where it is. */
export const HomeLine = z.object({
  kind: z.enum(kinds),
  space: z.string(),
  id: z.string(),
  title: z.string(),
  /** Who shows it, or who is thanked. */
  name: z.string().optional(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type HomeLine = z.infer<typeof HomeLine>;

/** GET /api/home */
export const HomeAnswer = z.object({
  /** Questions on the reader's skills, answers to their own, links to vet. */
  needs: z.array(HomeLine),
  /** Of all practices, newest first. */
  news: z.array(HomeLine),
});
export type HomeAnswer = z.infer<typeof HomeAnswer>;
