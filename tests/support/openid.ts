import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

interface Signing {
  /** Added to the claims of a good token; undefined takes one away. */
  readonly claims?: JWTPayload;
  readonly kid?: string;
  /** In seconds from now; 3,600 unless told. */
  readonly lifetime?: number;
  /** Signed with a key that was never published, under a published key's name. */
  readonly forged?: boolean;
}

export interface OpenId {
  /** For `settings.bot.openIdMetadataUrl`. */
  readonly metadataUrl: string;
  /** For the tab's sign-in: keys of every tenant are at `<authority>/<tenant>/discovery/v2.0/keys`. */
  readonly authority: string;
  /** A token of the Bot Connector for a bot and a service address. */
  channelToken(bot: string, serviceUrl: string, signing?: Signing): Promise<string>;
  /** A token of Entra for the tab: of a tenant and a person, for the app with this id. */
  tabToken(app: string, tenant: string, person: string, signing?: Signing): Promise<string>;
  /** From now on every request gets this status; 200 is back to normal. */
  answer(status: number): void;
  /** Requests so far, as paths. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const published = ['msteams-key', 'webchat-key'] as const;

/** OpenID metadata and key sets on loopback, and tokens signed with those keys. */
export async function startOpenId(): Promise<OpenId> {
  const [good, stranger] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = await exportJWK(good.publicKey);
  const keys = published.map((kid) => ({
    ...jwk,
    kid,
    alg: 'RS256',
    use: 'sig',
    endorsements: kid === 'msteams-key' ? ['msteams', 'm365extensions'] : ['webchat'],
  }));
  const requests: string[] = [];
  let status = 200;

  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' });
    const isMetadata = request.url?.endsWith('openidconfiguration');
    response.end(JSON.stringify(isMetadata ? { jwks_uri: `${base}/keys` } : { keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function sign(claims: JWTPayload, signing: Signing = {}): Promise<string> {
    const { kid = 'msteams-key', lifetime = 3_600, forged = false } = signing;
    const exp = Math.floor(Date.now() / 1_000) + lifetime;
    return new SignJWT(JSON.parse(JSON.stringify({ exp, ...claims, ...signing.claims })))
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(forged ? stranger.privateKey : good.privateKey);
  }

  return {
    metadataUrl: `${base}/v1/.well-known/openidconfiguration`,
    authority: base,
    requests,
    channelToken: (aud, serviceurl, signing) =>
      sign({ iss: 'https://api.botframework.com', aud, serviceurl }, signing),
    tabToken: (aud, tid, oid, signing) => {
      const claims = { iss: `${base}/${tid}/v2.0`, aud, tid, oid, scp: 'access_as_user' };
      return sign({ ...claims, name: 'Ada Example' }, signing);
    },
    answer: (next) => {
      status = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
