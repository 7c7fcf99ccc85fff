import type { Router } from 'express';
import type { Settings } from '../settings';
import type { Roster } from '../teams/port';
import { keepCardKey } from './card-key';
import { type LocalIssuer, makeLocalIssuer } from './issuer';
import { larkfield } from './organisation';
import { localRoster } from './roster';
import { localRoutes } from './routes';

/** What stands in for Entra, Teams' roster and the configured secrets on a developer machine. */
export interface LocalParts {
  /** Answers for the organisation's own spaces, and asks the given roster for others. */
  roster(live: Roster): Roster;
  readonly cardKeys: readonly string[];
  readonly issuer: LocalIssuer;
  readonly routes: Router;
}

/** Makes the stand-ins. Throws outside local mode. */
export async function makeLocalParts(settings: Settings): Promise<LocalParts> {
  const issuer = await makeLocalIssuer(settings);
  return {
    roster: (live) => localRoster(larkfield, live),
    cardKeys: settings.cardKeys.length > 0 ? settings.cardKeys : [keepCardKey(settings.store)],
    issuer,
    routes: localRoutes(larkfield, issuer),
  };
}
