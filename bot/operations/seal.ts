import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/v4';
import { Refusal } from '../teams/refusal';

/**
 * What the server put into a button and gets back from a client. It is signed together with the verb,
 * so it can be neither changed nor moved to another button.
 */
export const Sealed = z.object({
  /** A nonce of this card: one card, one act a person. */
  nonce: z.string().max(64),
  /** When the card was made. */
  at: z.number().int(),
  /** Refused after this time. */
  expires: z.number().int(),
  /** The one person who may use it; without it, everybody who sees the card. */
  actor: z.string().max(128).optional(),
  /** What the button is about, as JSON. */
  target: z.string().max(8_192),
  signature: z.string().max(128),
});
export type Sealed = z.infer<typeof Sealed>;

export interface Sealing {
  readonly verb: string;
  readonly target: unknown;
  readonly nonce: string;
  readonly now: number;
  /** How long the button works. */
  readonly lifeMs: number;
  readonly actor?: string;
}

export interface Seals {
  seal(sealing: Sealing): Sealed;
  /** Gives the target as JSON. Refuses a forged, moved, expired or another person's button. */
  open(verb: string, sealed: Sealed, actor: string, now: number): unknown;
}

function sign(key: string, verb: string, sealed: Omit<Sealed, 'signature'>): Buffer {
  const { nonce, at, expires, actor, target } = sealed;
  const signed = JSON.stringify([verb, nonce, at, expires, actor ?? null, target]);
  return createHmac('sha256', key).update(signed).digest();
}

/** The first key signs, every key verifies: a key is rotated by putting the new one in front. */
export function makeSeals(keys: readonly string[]): Seals {
  const [first] = keys;
  if (!first) throw new Error('No key to sign cards with');
  return {
    seal: ({ verb, target, nonce, now, lifeMs, actor }) => {
      const open = { nonce, at: now, expires: now + lifeMs, actor, target: JSON.stringify(target) };
      return { ...open, signature: sign(first, verb, open).toString('base64url') };
    },
    open: (verb, sealed, actor, now) => {
      const given = Buffer.from(sealed.signature, 'base64url');
      const genuine = keys.some((key) => {
        const expected = sign(key, verb, sealed);
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
      if (!genuine || (sealed.actor !== undefined && sealed.actor !== actor))
        throw new Refusal('operations.notYours');
      if (now > sealed.expires) throw new Refusal('operations.expired');
      return JSON.parse(sealed.target);
    },
  };
}
