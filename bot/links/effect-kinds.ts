import * as z from 'zod/v4';
import { ActRef, messageEffects } from '../operations/message';
import type { Effect } from '../operations/outbox';

/** What follows from an act upon a link, after it is durable. */
export const messages = messageEffects('links');

/** Asks one person to vet a link, or to look at it again; `seen` is the decision it is about, 0 for the first. */
export const Ask = ActRef.extend({ person: z.string(), seen: z.number() });
export const Review = ActRef.extend({ seen: z.number(), outdated: z.boolean() });
export const Tell = ActRef.extend({
  person: z.string(),
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Lets the link be found as it now is. */
export function index(ref: ActRef): Effect {
  return { kind: 'links.index', data: ref };
}

/** Counts the link with the context quality that it has by now. */
export function judge(ref: ActRef): Effect {
  return { kind: 'links.judge', data: ref };
}

export function ask(ref: ActRef, person: string, seen: number): Effect {
  return { kind: 'links.ask', data: { ...ref, person, seen } };
}

/** Asks all curators at once, in the channel that the space names for them. */
export function askChannel(ref: ActRef): Effect {
  return { kind: 'links.askChannel', data: ref };
}

const Clicked = z.object({ conversation: z.string(), id: z.string() });
export type Clicked = z.infer<typeof Clicked>;
export const ShowChannel = ActRef.extend({ clicked: Clicked.optional() });

/** Shows there how the link stands by now; where its message is not known, the clicked one is it from now on. */
export function showChannel(ref: ActRef, clicked?: Clicked): Effect {
  return { kind: 'links.showChannel', data: { ...ref, ...(clicked && { clicked }) } };
}

/** Asks the vetter whether a link is still good: when it is due, or because somebody thinks that it is not. */
export function review(ref: ActRef, seen: number, due?: number): Effect {
  const outdated = due === undefined;
  return { kind: 'links.review', data: { ...ref, seen, outdated }, ...(due && { due }) };
}

/** Tells somebody in private what became of a link. */
export function tell(
  ref: ActRef,
  person: string,
  key: string,
  values: Readonly<Record<string, string | number>>,
): Effect {
  return { kind: 'links.tell', data: { ...ref, person, key, values } };
}
