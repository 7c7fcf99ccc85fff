import * as z from 'zod/v4';
import { Id } from '../spaces/contract';

const NamedPerson = z.object({ id: z.string(), name: z.string() });

/** One thing that happened, as a line of the digest. */
export const DigestItem = z.object({
  /** The practice's own id of it; unique in its section. */
  id: z.string(),
  title: z.string(),
  /** Who did it, in plain words; empty where that is nobody's to know. */
  by: z.string(),
  /** The same as a person; without an id where that is nobody's to know. */
  author: NamedPerson.optional(),
  /** Whom the title names. */
  named: z.array(NamedPerson).readonly().optional(),
  tags: z.array(z.string()),
  /** Opens it in Teams; absent where it stands nowhere. */
  link: z.string().optional(),
});
export type DigestItem = z.infer<typeof DigestItem>;

/** What a digest tells of, in its order: what was shown, who was thanked, new links, questions that wait. */
export const sections = ['shown', 'thanked', 'links', 'questions'] as const;
export const Section = z.enum(sections);
export type Section = z.infer<typeof Section>;

/** What a team could do next: one thing, by what is weakest. */
const suggestions = ['show', 'thank', 'thankGroups', 'share', 'vet', 'answer', 'keep'] as const;
export const Suggestion = z.enum(suggestions);
export type Suggestion = z.infer<typeof Suggestion>;

/** A week of a space, told to everybody in it. */
export const Digest = z.object({
  space: z.string(),
  spaceName: z.string(),
  /** The ISO week it tells of. */
  week: z.string(),
  /** Its first and last moment on the space's clocks, in milliseconds. */
  from: z.number(),
  to: z.number(),
  timeZone: z.string(),
  sections: z.array(
    z.object({
      section: Section,
      /** A few, the best first; `count` counts all. */
      items: z.array(DigestItem),
      count: z.number().int(),
    }),
  ),
  suggestion: Suggestion,
});
export type Digest = z.infer<typeof Digest>;

/** GET /api/digest: the last digest of a space, or this week so far where there is none yet. */
export const DigestQuery = z.object({ space: Id });
export const DigestAnswer = z.object({
  digest: Digest,
  /** Open questions on the reader's own skills; for nobody else. */
  needYou: z.array(DigestItem),
  /** The same as a page of its own, and as plain text, for e-mail. */
  html: z.string(),
  text: z.string(),
  /** Whether the reader gets it by e-mail too; absent where no mail is sent. */
  mail: z.boolean().optional(),
});
export type DigestAnswer = z.infer<typeof DigestAnswer>;

/** POST /api/digest/mail */
export const MailBody = z.object({ space: Id, wanted: z.boolean() });
export type MailBody = z.infer<typeof MailBody>;
export const MailAnswer = z.object({ mail: z.boolean() });
export type MailAnswer = z.infer<typeof MailAnswer>;
