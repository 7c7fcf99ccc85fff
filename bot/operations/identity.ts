import { createHash } from 'node:crypto';
import type { MessageTurn } from '../teams/port';

/**
 * The identity of an act, the same for every delivery of it. `at` is when the act was made possible
 * (form shown, message written): it places the marker, so it must not change between deliveries.
 */
export interface OperationId {
  readonly hash: string;
  readonly at: number;
}

/** One form, one act: what a form does is the same act however often it is sent. */
export interface FormIdentity {
  readonly nonce: string;
  readonly at: number;
}

/** The identity of what a message asks for: the same when it is delivered again, or tried again by form. */
export function identityOfMessage({ at, conversation, activityId }: MessageTurn): FormIdentity {
  return { at, nonce: operationId(at, 'text', conversation.id, activityId).hash };
}

/** The same parts give the same act, so a second delivery is recognised. */
export function operationId(at: number, ...parts: readonly string[]): OperationId {
  return {
    at,
    hash: createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32),
  };
}
