import type { Place, Someone } from '../support/turns';

/** A kudos as the people who were there would tell it: only what they were told counts. */
export interface Entry {
  readonly tag: string;
  readonly place: Place;
  readonly giver: Someone;
  /** Acknowledged; otherwise nobody knows. */
  given: boolean;
  takenBack: boolean;
  /** The words it has. */
  what: string;
  /** Who joined, with their last line. */
  readonly joins: Map<string, string>;
}

export type Ledger = Entry[];
