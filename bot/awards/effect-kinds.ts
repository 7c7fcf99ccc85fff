import * as z from 'zod/v4';
import { ActRef, messageEffects } from '../operations/message';
import type { Effect } from '../operations/outbox';

/** What follows from an act upon an award, after it is durable. Both periods and nominations stand in messages. */
export const messages = messageEffects('awards');

/** `after` is the number of the period before it. */
export const Next = ActRef.extend({ after: z.number() });
/** Which time approvers are asked, 0 for the first. */
export const Ask = ActRef.extend({ round: z.number() });
export const Approval = Ask.extend({ person: z.string() });

/** Lets a period be found as it now is. */
export function index(ref: ActRef): Effect {
  return { kind: 'awards.index', data: ref };
}

/** Closes the nominations of a period when its time has come. */
export function close(ref: ActRef, due: number): Effect {
  return { kind: 'awards.close', data: ref, due };
}

/** Opens the period of a cycle (`ref`) that follows the one with the number `after`. */
export function next(ref: ActRef, after: number): Effect {
  const data: z.infer<typeof Next> = { ...ref, after };
  return { kind: 'awards.next', data };
}

/** Finds out who chooses, and asks them; a reminder where it has a later time. */
export function ask(ref: ActRef, round: number, due?: number): Effect {
  const data: z.infer<typeof Ask> = { ...ref, round };
  return { kind: 'awards.ask', data, ...(due !== undefined && { due }) };
}

/** Asks one approver in private. */
export function approval(ref: ActRef, person: string, round: number): Effect {
  const data: z.infer<typeof Approval> = { ...ref, person, round };
  return { kind: 'awards.approval', data };
}

/** Tells everybody in the space what was decided. */
export function announce(ref: ActRef): Effect {
  return { kind: 'awards.announce', data: ref };
}

/** Shows those who were asked what was decided, and by whom. */
export function decided(ref: ActRef): Effect {
  return { kind: 'awards.decided', data: ref };
}

/** Shows a period and its nominations as they now are: once closed, without their buttons. */
export function showAll(ref: ActRef, nominations: readonly string[]): Effect[] {
  return [ref.id, ...nominations].map((id) => messages.show({ ...ref, id }));
}
