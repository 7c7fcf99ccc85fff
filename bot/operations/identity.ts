import { createHash } from 'node:crypto';

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

/** The same parts give the same act, so a second delivery is recognised. */
export function operationId(at: number, ...parts: readonly string[]): OperationId {
  return {
    at,
    hash: createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32),
  };
}
