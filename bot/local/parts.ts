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
  readonly roster: Roster;
  readonly cardKeys: readonly string[];
  readonly issuer: LocalIssuer;
  readonly routes: Router;
}

/** Makes the stand-ins. Throws outside local mode. `roster` answers for spaces that are not the organisation's. */
export async function makeLocalParts(settings: Settings, roster: Roster): Promise<LocalParts> {
  const issuer = await makeLocalIssuer(settings);
  return {
    roster: localRoster(larkfield, roster),
    cardKeys: settings.cardKeys.length > 0 ? settings.cardKeys : [keepCardKey(settings.store)],
    issuer,
    routes: localRoutes(larkfield, issuer),
  };
}
