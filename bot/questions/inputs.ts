import * as z from 'zod/v4';
import { Toggle, Typed } from '../cards/inputs';
import { Sealed } from '../operations/seal';
import { Id } from '../spaces/contract';

export const ClickData = z.object({ sealed: Sealed });

/** A sealed button and the inputs of the question form, as a client sends them. */
export const AskData = ClickData.extend({
  ...{ title: Typed, details: Typed, tags: Typed },
  space: Id.optional(),
  anonymous: Toggle,
  anyway: Toggle,
});
export type AskData = z.infer<typeof AskData>;
/** The same without the seal: what can be put back into the form. */
export const TypedData = AskData.omit({ sealed: true }).catch({
  ...{ title: '', details: '', tags: '', anonymous: 'false', anyway: 'false' },
});
/** `looked`: similar questions were shown already. */
export const AskTarget = z.object({ space: z.string().optional(), looked: z.boolean() });

export const SuggestData = ClickData.extend({ person: z.string().max(256).default('') });
/** `text` where the person could change the words; `draft` where they asked for a draft first. */
export const AnswerWithData = ClickData.extend({
  question: Id,
  text: z.string().max(40_000).optional(),
  draft: Toggle,
  anyway: Toggle,
});

/** What the buttons of a question are about; `answer` on those of an answer. */
export const Target = z.object({
  id: z.string(),
  space: z.string(),
  answer: z.string().optional(),
});
export type Target = z.infer<typeof Target>;
export const AnswerTarget = Target.required();
