import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Settings } from '../settings';
import { type Observe, unobserved } from '../telemetry/observe';
import { textsFor } from '../texts/texts';
import { Adapter, Authentication, credentialsOf } from './adapter';
import type { Admission } from './admission';
import { TeamsApplication } from './application';
import { makeCheckToken } from './channel-token';
import { makeConnectors } from './connectors';
import { makeEdge, type Patience, patience as usual } from './edge';
import type { Roster, Sender } from './port';
import { makeRegistry, type Registry } from './registry';
import { type LiveRoster, makeRoster } from './roster';
import { makeSender } from './send';

/** The part of the settings that Teams needs. */
export type TeamsSettings = Pick<
  Settings,
  'bot' | 'local' | 'host' | 'tenants' | 'serviceHosts' | 'language'
>;

interface Options {
  readonly settings: TeamsSettings;
  readonly log: Logger;
  clock(): number;
  /** Fresh ids, for turns. */
  id(): string;
  readonly admission: Admission;
  /** What the bot sends with; from the settings unless a test brings its own. */
  readonly credentials?: ReturnType<typeof credentialsOf>;
  readonly patience?: Patience;
  /** Measures each turn; nothing is measured without it. */
  readonly observe?: Observe;
  /** What messages to people are addressed by, made of the roster of Teams; that itself without it. */
  around?(live: Roster): Roster;
}

/** Everything of Teams, started: what the practices register with, the way in, and the way out. */
export interface TeamsEdge {
  readonly registry: Registry;
  /** For `app.use('/api/messages', handler)`, before any body parser. */
  readonly handler: Router;
  readonly sender: Sender;
  readonly roster: LiveRoster;
  /** Settles when no turn is being worked on. */
  idle(): Promise<void>;
}

/** Throws where nobody would be asked for a token and the server could be reached from elsewhere. */
export function makeTeams(options: Options): TeamsEdge {
  const { settings, log, clock, id, admission } = options;
  const { patience = usual, around = (live) => live } = options;
  const { bot, local, host } = settings;
  if (!bot && !(local && host === '127.0.0.1'))
    throw new Error('Without a bot the server runs in local mode on 127.0.0.1 only');

  const credentials = options.credentials ?? credentialsOf(bot);
  const connectors = makeConnectors(settings, bot?.id, credentials, patience.requestMs);
  const check = bot && makeCheckToken(bot.id, bot.openIdMetadataUrl);
  const authentication = new Authentication(bot, credentials, check, connectors);
  const adapter = new Adapter(authentication);
  const registry = makeRegistry();
  const roster = makeRoster(connectors, clock, textsFor(settings.language));
  const application = new TeamsApplication({
    ...{ adapter, registry, roster, admission, log, clock, id },
  });
  const sender = makeSender({ connectors, roster: around(roster), bot: bot?.id ?? 'local' });
  const { observe = unobserved } = options;
  const door = { settings, adapter, authentication, application, registry, log, patience };
  const edge = makeEdge({ ...door, observe });
  return { registry, sender, roster, ...edge };
}
