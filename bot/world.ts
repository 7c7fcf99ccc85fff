import type { Logger } from 'pino';
import type { Settings } from './settings';
import type { Tables } from './tables/port';
import type { Roster, Sender } from './teams/port';

/** Everything that is not pure. Tests give a fixed clock, counted ids and tables of their own. */
export interface World {
  readonly settings: Settings;
  readonly log: Logger;
  readonly tables: Tables;
  readonly sender: Sender;
  readonly roster: Roster;
  /** Milliseconds since 1970. */
  clock(): number;
  /** A fresh id: 21 characters of A-Z a-z 0-9 _ -. */
  id(): string;
}
