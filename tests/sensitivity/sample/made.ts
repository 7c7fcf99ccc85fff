import { createHash } from 'node:crypto';

/** `[[` and `]]` mark what should be found. Nothing here is anybody's: each value is made up, or published as an example. */

const alphabets = {
  hex: '0123456789abcdef',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  mixed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
} as const;

/** What looks random, the same each time: it is in no file, so nobody who scans this repository takes it for a secret. */
export function made(length: number, of: keyof typeof alphabets = 'mixed', seed = length): string {
  return Array.from({ length }, (_, n) => {
    const chance = createHash('sha256').update(`${seed} ${n}`).digest().readUInt32BE();
    return alphabets[of].charAt(chance % alphabets[of].length);
  }).join('');
}

/** Parts that would look like a secret if they stood together. */
export const join = (...parts: readonly string[]) => parts.join('');

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const madeJwt = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ sub: 'nobody', aud: 'made-up' })}.${made(43)}`;
export const madePrivateKey = (kind: string) =>
  join(
    '-----BEGIN ',
    kind,
    'PRIVATE',
    ' KEY-----\n',
    made(64),
    '\n',
    made(40),
    '\n-----END ',
    kind,
    'PRIVATE',
    ' KEY-----',
  );
