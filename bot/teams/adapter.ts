import {
  type Activity,
  CloudAdapterBase,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder-core';
import {
  AuthenticationConstants,
  ClaimsIdentity,
  type ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Settings } from '../settings';
import { type CheckToken, TokenError } from './channel-token';
import type { Connectors } from './connectors';

type Bot = Settings['bot'];
type Identity = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** The secret or managed identity the bot sends with; anonymous without a bot. */
export function credentialsOf(bot: Bot): ServiceClientCredentialsFactory {
  if (!bot) return new ConfigurationServiceClientCredentialFactory({});
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: bot.id,
    MicrosoftAppType: bot.type,
    MicrosoftAppTenantId: bot.tenant,
    // The SDK refuses a managed identity that comes with a password.
    ...(bot.type === 'SingleTenant' ? { MicrosoftAppPassword: bot.password } : {}),
  });
}

/** botbuilder's authentication with our check of the token and our connector clients. */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  private tokens: Promise<UserTokenClient> | undefined;

  constructor(
    private readonly bot: Bot,
    credentials: ServiceClientCredentialsFactory,
    private readonly check: CheckToken | undefined,
    private readonly connectors: Connectors,
  ) {
    super({}, credentials);
  }

  /** Throws TokenError. Without a bot (local mode) everybody is let in; the settings bind that to loopback. */
  override async authenticateRequest(activity: Activity, header: string): Promise<Identity> {
    await this.check?.(header, activity);
    const audience = { type: AuthenticationConstants.AudienceClaim, value: this.bot?.id ?? '' };
    const claimsIdentity = new ClaimsIdentity(this.bot ? [audience] : [], true);
    return {
      claimsIdentity,
      audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
      connectorFactory: this.createConnectorFactory(),
    };
  }

  /** No web sockets: nothing in Teams uses them. */
  override authenticateStreamingRequest(): Promise<Identity> {
    return Promise.reject(new TokenError(401));
  }

  override createConnectorFactory(): ConnectorFactory {
    return { create: async (serviceUrl) => (await this.connectors(serviceUrl)).chat };
  }

  /** The SDK makes one a turn, with an HTTP client each, and nothing here asks it for anything. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.tokens ??= super.createUserTokenClient(identity);
    return this.tokens;
  }
}

/** botbuilder's adapter, run with an identity that was checked before. */
export class Adapter extends CloudAdapterBase {
  run(
    identity: Identity,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(identity, activity, logic);
  }
}
