import { jwtVerify } from 'jose';
import * as z from 'zod/v4';
import { KeysUnreachable, keysAddress, reachable, remoteKeys } from './keys';

/** The Bot Connector's token was refused: 401, or 503 where its keys cannot be fetched. */
export class TokenError extends Error {
  constructor(
    readonly status: 401 | 503,
    options?: ErrorOptions,
  ) {
    super(
      status === 503 ? 'The channel keys cannot be fetched' : 'Not a token for this bot',
      options,
    );
    this.name = 'TokenError';
  }
}

/** The activity a token came with; both say where they come from, and must agree. */
interface Claimed {
  readonly channelId: string;
  readonly serviceUrl: string;
}

export type CheckToken = (header: string | undefined, activity: Claimed) => Promise<void>;

export const publicMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const issuer = 'https://api.botframework.com';
const clockToleranceSeconds = 300;

const Claims = z.looseObject({ serviceurl: z.string().min(1) });
const Keys = z.looseObject({
  keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).optional() })),
});

/**
 * Checks the token of the Bot Connector, by the rules of "Authenticate requests from the Bot Connector
 * service": RS256, its issuer, this bot as the audience, in time (5 minutes tolerance), a key endorsed
 * for the channel, and the `serviceurl` of the activity. Throws TokenError.
 *
 * It stands in for the SDK's validator, which lets a token choose other, laxer paths (emulator, skill,
 * AseChannel) that never look at the service address, keeps a list that each such token makes longer,
 * answers a bad signature with 500, prints to the console, and waits for the keys without a limit.
 */
export function makeCheckToken(bot: string, metadata = publicMetadata): CheckToken {
  let keySet: Promise<ReturnType<typeof remoteKeys>> | undefined;

  function keys() {
    keySet ??= keysAddress(metadata)
      .then(remoteKeys)
      .catch((error) => {
        keySet = undefined;
        throw error;
      });
    return keySet;
  }

  async function check(token: string, activity: Claimed): Promise<void> {
    const set = await keys();
    const { payload, protectedHeader } = await jwtVerify(token, reachable(set), {
      algorithms: ['RS256'],
      issuer,
      audience: bot,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp'],
    });
    if (Claims.parse(payload).serviceurl !== activity.serviceUrl)
      throw new Error('The token is for another service address');
    const key = Keys.parse(set.jwks()).keys.find(({ kid }) => kid === protectedHeader.kid);
    if (!key?.endorsements?.includes(activity.channelId))
      throw new Error('The key is not endorsed for this channel');
  }

  return async (header, activity) => {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/.exec(header ?? '') ?? [];
    if (!token) throw new TokenError(401);
    try {
      await check(token, activity);
    } catch (error) {
      throw new TokenError(error instanceof KeysUnreachable ? 503 : 401, { cause: error });
    }
  };
}
