import * as z from 'zod/v4';

const words = (longest: number) => z.string().max(longest).optional();

/**
 * What a sentence may be meant as, as a language model reads it: what to fill into a form, and no more. There
 * is no field for who or where: people come from the mentions of the message, places from where it stands.
 */
export const Proposal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('kudos'),
    ...{ crewName: words(60), what: words(1_000), possible: words(500) },
    whole: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('question'),
    ...{ title: words(150), details: words(1_000), tags: words(200) },
  }),
  z.strictObject({
    kind: z.literal('link'),
    ...{ url: words(2_083), title: words(150), why: words(1_000), tags: words(200) },
  }),
  z.strictObject({
    kind: z.literal('post'),
    ...{ working: words(600), learned: words(600), wanted: words(600), tags: words(200) },
  }),
  z.strictObject({ kind: z.literal('digest') }),
  z.strictObject({ kind: z.literal('groups') }),
  z.strictObject({ kind: z.literal('help') }),
]);
export type Proposal = z.infer<typeof Proposal>;

/** A draft of an answer, made of a message. */
export const Draft = z.strictObject({ draft: z.string().min(1).max(4_000) });
