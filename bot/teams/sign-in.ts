import { decodeJwt, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod/v4';
import { cleanLine } from '../texts/words';
import { KeysUnreachable, reachable, remoteKeys } from './keys';
import type { Person } from './port';

/** Who calls the tab's API, as their verified token says. */
export interface Caller extends Person {
  readonly tenant: string;
}

/** 401: not signed in, or not for this app. 403: a tenant that may not use it. 503: the keys cannot be fetched. */
export class SignInError extends Error {
  constructor(
    readonly status: 401 | 403 | 503,
    options?: ErrorOptions,
  ) {
    super(reasons[status], options);
    this.name = 'SignInError';
  }
}
const reasons = {
  401: 'The token is missing or not for this app',
  403: 'The tenant may not use this app',
  503: 'The sign-in keys cannot be fetched',
} as const;

/** Who signs the tokens of a tenant, and with which keys. */
export interface Issuer {
  issuerFor(tenant: string): string;
  /** Asked for tenants of the list only. */
  keysFor(tenant: string): JWTVerifyGetKey;
}

export interface SignIn {
  /** Checks an Authorization header. Throws SignInError. */
  verify(header: string | undefined): Promise<Caller>;
}

interface Options extends Issuer {
  /** The app registration's client id; the audience is it or one of its two `api://` forms. */
  readonly clientId: string;
  /** The public host of the tab, for the form `api://host/client-id`. */
  readonly host?: string;
  readonly tenants: readonly string[];
}

const scope = 'access_as_user';
const clockToleranceSeconds = 60;
const Claims = z.object({
  oid: z.string().min(1),
  tid: z.string().min(1),
  scp: z.string().refine((scopes) => scopes.split(' ').includes(scope)),
  name: z.string().default(''),
  acct: z.unknown(),
});

/** The optional claim `acct`: 0 is a member of the tenant, 1 a guest; whatever else it is says nothing. */
function colleagueOf(acct: unknown): Pick<Person, 'colleague'> {
  if (acct === 0 || acct === '0') return { colleague: true };
  return acct === 1 || acct === '1' ? { colleague: false } : {};
}

/** Microsoft Entra (v2.0 tokens): one issuer and one key set a tenant, kept. */
export function entra(authority: string): Issuer {
  const sets = new Map<string, JWTVerifyGetKey>();
  const base = authority.replace(/\/+$/, '');
  return {
    issuerFor: (tenant) => `${base}/${tenant}/v2.0`,
    keysFor: (tenant) => {
      const keys = sets.get(tenant) ?? remoteKeys(`${base}/${tenant}/discovery/v2.0/keys`);
      sets.set(tenant, keys);
      return keys;
    },
  };
}

/**
 * The one validator of the tab's tokens, for Entra and for the local issuer alike: RS256, audience,
 * the issuer of the token's own tenant, the tenant list, and `exp`, `oid`, `tid`, `scp`.
 */
export function makeSignIn({ clientId, host, tenants, issuerFor, keysFor }: Options): SignIn {
  const audience = [clientId, `api://${clientId}`, ...(host ? [`api://${host}/${clientId}`] : [])];

  function tenantNamed(token: string): string {
    try {
      return Claims.shape.tid.parse(decodeJwt(token).tid);
    } catch (error) {
      throw new SignInError(401, { cause: error });
    }
  }

  return {
    verify: async (header) => {
      const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(header ?? '') ?? [];
      if (!token) throw new SignInError(401);
      const tenant = tenantNamed(token);
      if (!tenants.includes(tenant)) throw new SignInError(403);
      try {
        const { payload } = await jwtVerify(token, reachable(keysFor(tenant)), {
          algorithms: ['RS256'],
          audience,
          issuer: issuerFor(tenant),
          requiredClaims: ['exp', 'oid', 'tid', 'scp'],
          clockTolerance: clockToleranceSeconds,
        });
        const { oid, tid, name, acct } = Claims.parse(payload);
        return { id: oid, name: cleanLine(name), tenant: tid, ...colleagueOf(acct) };
      } catch (error) {
        throw new SignInError(error instanceof KeysUnreachable ? 503 : 401, { cause: error });
      }
    },
  };
}
