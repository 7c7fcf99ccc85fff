import {
  AuthenticationConstants,
  ConnectorClient,
  type ServiceClientCredentialsFactory,
  TeamsConnectorClient,
} from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import { SendError } from './port';
import { isServiceUrl, type ServiceHosts } from './service-url';

/** The clients of one service address. */
export interface Connector {
  readonly chat: ConnectorClient;
  readonly teams: TeamsConnectorClient;
}

/** Throws SendError `refused` for an address that is not on the list: the bot's token stays here. */
export type Connectors = (serviceUrl: string) => Promise<Connector>;

/** The part of an Azure pipeline that is changed here. */
interface Pipeline {
  removePolicy(policy: { name: string }): readonly unknown[];
  addPolicy(policy: {
    name: string;
    sendRequest<R, A>(request: R & { abortSignal?: AbortSignal }, next: (request: R) => A): A;
  }): void;
}

type Signer = ConnectorClient['credentials'];

const addresses = 100;

/**
 * Takes the SDK's own retries away and limits each request. The SDK repeats a create after a 5xx or a
 * reset, which shows a message twice; whether to repeat is decided by those who know what was sent.
 */
function restrain<Client extends object>(client: Client, limitMs: number): Client {
  const { pipeline } = Reflect.get(client, 'client') as { pipeline: Pipeline };
  if (pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length !== 1)
    throw new Error('The connector client has no retry policy to remove');
  pipeline.addPolicy({
    name: 'requestLimit',
    sendRequest: (request, next) => {
      // Not `timeout`: the client forgets to clear its timer when a connection is cut.
      request.abortSignal = AbortSignal.timeout(limitMs);
      return next(request);
    },
  });
  return client;
}

/** Without a token nothing was sent, so it may be tried again. */
function signer(credentials: Signer): Signer {
  return {
    signRequest: async (request) => {
      try {
        return await credentials.signRequest(request);
      } catch (error) {
        throw new SendError('throttled', 'No token for the connector', undefined, { cause: error });
      }
    },
  };
}

/** Clients for the Bot Connector, one an address, with the bot's credentials; `limitMs` a request. */
export function makeConnectors(
  hosts: ServiceHosts,
  bot: string | undefined,
  credentials: ServiceClientCredentialsFactory,
  limitMs: number,
): Connectors {
  const made = new LRUCache<string, Promise<Connector>>({ max: addresses });

  async function make(baseUri: string): Promise<Connector> {
    const { ToChannelFromBotOAuthScope: scope, ToChannelFromBotLoginUrl: login } =
      AuthenticationConstants;
    const signing = signer(await credentials.createCredentials(bot ?? '', scope, login, true));
    return {
      chat: restrain(new ConnectorClient(signing, { baseUri }), limitMs),
      teams: restrain(new TeamsConnectorClient(signing, { baseUri }), limitMs),
    };
  }

  return async (serviceUrl) => {
    if (!isServiceUrl(serviceUrl, hosts))
      throw new SendError('refused', 'Not an address of the Bot Connector');
    const address = serviceUrl.replace(/\/+$/, '');
    const connector = made.get(address) ?? make(address);
    made.set(address, connector);
    return connector;
  };
}
