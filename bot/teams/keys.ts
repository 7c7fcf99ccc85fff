import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

/** The keys could not be fetched: nothing is known of the token, so it is neither good nor bad. */
export class KeysUnreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('The signing keys cannot be fetched', options);
    this.name = 'KeysUnreachable';
  }
}

const fetchLimitMs = 1_500;

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/** Tells a token without a key (the token's fault) from keys that cannot be had (ours: KeysUnreachable). */
export function reachable(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new KeysUnreachable({ cause: error });
    }
  };
}

/** A key set at an address: fetched when needed, kept, fetched again for an unknown key (at most every 30 s). */
export function remoteKeys(address: string) {
  return createRemoteJWKSet(new URL(address), { timeoutDuration: fetchLimitMs });
}

/** The `jwks_uri` of an OpenID metadata document. Throws KeysUnreachable. */
export async function keysAddress(metadata: string): Promise<string> {
  try {
    const answer = await fetch(metadata, { signal: AbortSignal.timeout(fetchLimitMs) });
    if (!answer.ok) throw new Error(`${metadata} answered ${answer.status}`);
    const document: unknown = await answer.json();
    const address = (document as { jwks_uri?: unknown } | null)?.jwks_uri;
    if (typeof address !== 'string') throw new Error(`${metadata} names no jwks_uri`);
    return address;
  } catch (error) {
    throw new KeysUnreachable({ cause: error });
  }
}
