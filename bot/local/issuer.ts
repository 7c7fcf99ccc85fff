import type { IncomingMessage } from 'node:http';
import { generateKeyPair, SignJWT } from 'jose';
import type { Settings } from '../settings';
import type { Issuer } from '../teams/sign-in';

/** Signs in whoever one says one is: for a plain browser on this machine, where there is no Entra. */
export interface LocalIssuer extends Issuer {
  /** A token the tab's validator takes as this person's, for ten minutes; it says nothing of guests unless told. */
  tokenFor(person: {
    readonly id: string;
    readonly name: string;
    readonly guest?: boolean;
  }): Promise<string>;
}

const lifeSeconds = 600;
const issuerFor = (tenant: string) => `http://local-issuer.invalid/${tenant}/v2.0`;

/**
 * Makes the issuer. Its key is its own, made when it is first needed, and lives as long as the process.
 * Throws outside local mode (which the settings refuse in production) and off loopback: whoever reaches
 * it can be anybody.
 */
export async function makeLocalIssuer({
  local,
  host,
  signIn,
  tenants,
}: Pick<Settings, 'local' | 'host' | 'signIn' | 'tenants'>): Promise<LocalIssuer> {
  if (!local || host !== '127.0.0.1')
    throw new Error('The local token issuer is for LOCAL=true on 127.0.0.1 only.');
  const [tenant] = tenants;
  if (!tenant) throw new Error('The local token issuer needs a tenant: unset TENANTS.');
  let made: ReturnType<typeof generateKeyPair> | undefined;
  // Half a second of work that a start need not wait for.
  const keys = () => {
    made ??= generateKeyPair('RS256');
    return made;
  };
  return {
    issuerFor,
    keysFor: () => async () => (await keys()).publicKey,
    tokenFor: async ({ id, name, guest }) =>
      new SignJWT({
        ...{ tid: tenant, oid: id, name, scp: 'access_as_user' },
        ...(guest !== undefined && { acct: guest ? 1 : 0 }),
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
        .setIssuer(issuerFor(tenant))
        .setAudience(signIn.clientId)
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime(`${lifeSeconds}s`)
        .sign((await keys()).privateKey),
  };
}

const loopbackAddress = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/;
const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

function hostOf(authority: string): string | undefined {
  const url = `http://${authority}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/**
 * True for a request of this machine: the socket's other end is loopback, and so are the Host the
 * browser asked for (a foreign name that resolves to 127.0.0.1 is DNS rebinding) and the Origin of the
 * page that asks, where the browser names one. Forwarded headers count for nothing; their presence
 * means a proxy stands before the server, and then the socket says nothing.
 */
export function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  if (!loopbackAddress.test(socket.remoteAddress ?? '')) return false;
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  if (!loopbackHosts.has(hostOf(headers.host ?? '') ?? '')) return false;
  const { origin } = headers;
  return (
    origin === undefined || (URL.canParse(origin) && loopbackHosts.has(new URL(origin).hostname))
  );
}
