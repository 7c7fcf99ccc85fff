import * as z from 'zod/v4';

/** What should not be open, the gravest first: where two lie over each other, the first is kept. */
const sensitiveKinds = [
  'connectionString',
  'key',
  'password',
  'paymentCard',
  'bankAccount',
  'personalId',
  'email',
  'phone',
  'label',
  'word',
] as const;

/**
 * `connectionString`: with its password; `key`: a token, a private key, any machine's secret; `email` and
 * `phone`: of somebody outside the organisation; `label`: a phrase that says "not for everybody"; `word`:
 * one that the organisation listed.
 */
export const SensitiveKind = z.enum(sensitiveKinds);
export type SensitiveKind = z.infer<typeof SensitiveKind>;

/** Something found in a text, from `start` up to but not with `end`, in UTF-16 units. */
export const Finding = z.object({
  kind: SensitiveKind,
  start: z.number().int().min(0),
  end: z.number().int().min(1),
});
export type Finding = z.infer<typeof Finding>;

/** A piece of a text to show; with a kind where it is a finding. */
export const MarkedRun = z.object({ text: z.string(), kind: SensitiveKind.optional() });
export type MarkedRun = z.infer<typeof MarkedRun>;
