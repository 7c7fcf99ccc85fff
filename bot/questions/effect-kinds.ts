import * as z from 'zod/v4';
import { ActRef, messageEffects } from '../operations/message';
import type { Effect } from '../operations/outbox';

/** What follows from an act upon a question, after it is durable. */
export const messages = messageEffects('questions');

/** Which documents to bring up to date besides the question's own. */
export const Index = ActRef.extend({
  answer: z.string().optional(),
  declined: z.string().optional(),
});
export const PassOn = ActRef.extend({ person: z.string() });
export const Widen = ActRef.extend({ wave: z.number().int() });
export const Tell = ActRef.extend({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Lets the question be found as it now is, and what is named with it. */
export function index(
  ref: ActRef,
  more: Pick<z.infer<typeof Index>, 'answer' | 'declined'> = {},
): Effect {
  return { kind: 'questions.index', data: { ...ref, ...more } };
}

/** Asks one person, privately. */
export function passOn(ref: ActRef, person: string): Effect {
  return { kind: 'questions.passOn', data: { ...ref, person } };
}

/** How long a question waits for an answer before others are asked. */
const widenAfterMs = 24 * 3_600_000;

/** Asks others where nobody has answered by then; `wave` counts how often. */
export function widen(ref: ActRef, wave: number, now: number): Effect {
  return { kind: 'questions.widen', data: { ...ref, wave }, due: now + widenAfterMs };
}

/** Tells the asker, privately. */
export function tell(
  ref: ActRef,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): Effect {
  return { kind: 'questions.tell', data: { ...ref, key, values } };
}
