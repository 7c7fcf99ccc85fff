import * as z from 'zod/v4';
import { ActRef, messageEffects } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { Section } from './contract';

/** The message a digest stands in. */
export const messages = messageEffects('digest');

export const Without = ActRef.extend({ section: Section, at: z.number() });
export const withoutKind = 'digest.without';

/** Leaves out of the digests what was taken back, or is not for others to see any more; `at` is when it was made, in milliseconds. */
export function without(section: Section, { tenant, space, id }: ActRef, at: number): Effect {
  const data: z.infer<typeof Without> = { tenant, space, id, section, at };
  return { kind: withoutKind, data };
}
