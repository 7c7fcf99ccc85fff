import type { Counting } from '../counts/contract';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import type { Space } from '../spaces/contract';
import type { Row } from '../tables/port';
import type { Leaver } from './leaver';

/** Whose partition a row is in: a space's, the organisation's, a person's, that of the change log. */
export type Where = 'space' | 'organisation' | 'person' | 'changes' | 'operators';

/** What else is known where a row of a space is forgotten. */
export interface Around {
  readonly space: Space;
  /** The keys of the rows that hang on it, where its kind asks for them. */
  readonly hanging: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What becomes of a row that names the leaver. */
export interface Forgotten {
  /** The row without them; without it the row goes. */
  readonly row?: Row;
  /** What tells of a row that went. */
  readonly tombstone?: Row;
  /** What is counted less with it, in the same batch. */
  readonly less?: Counting;
  /** What follows: the message and the documents of the act are brought up to date by the product. */
  readonly effects: readonly Effect[];
}

/**
 * A kind of row, and how it forgets a person. Every kind of row there is has to be declared: a test writes
 * all there are and fails for one that nobody speaks of.
 */
export interface RowKind {
  /** As operators read it. */
  readonly name: string;
  readonly where: Where;
  /** The first part of its keys. */
  readonly prefix: string;
  /** The row names nobody, whatever is in it. */
  readonly people: boolean;
  /** Not for the person to read, unless `told` says what of it: a copy of, or a note about, other rows. */
  readonly internal?: boolean;
  /** The row as somebody who is in it may read it: without what is of others alone; by default all of it. */
  told?(row: Row, person: string): Row;
  /** A row that names them goes, and nothing follows. */
  readonly goes?: boolean;
  /** The row without the leaver, and the same row where it does not name them; by default as all its columns say. */
  forget?(row: Row, leaver: Leaver): Row;
  /** The first parts of the keys of what hangs on it: their second part is that of the row. */
  readonly hanging?: readonly string[];
  /** What becomes of a row that names them, and what follows; by default it stays, and nothing follows. */
  follow?(before: Row, after: Row, around: Around, leaver: Leaver): Forgotten;
  /** The ids of things of this person that the row does not name as theirs. */
  unnamed?(row: Row, person: string): readonly string[];
}

/**
 * A kind of act, and how it goes when it is old: with what hangs on it, in the rows of these kinds whose second
 * part of the key is its own.
 */
export interface Expiring {
  readonly name: string;
  readonly where: Where;
  /** The first part of its keys. */
  readonly prefix: string;
  readonly hanging: readonly string[];
  /** When somebody last did something about it, in milliseconds. */
  lastAt(row: Row, hanging: readonly Row[]): number;
  /** The ids of the documents that are made of it. */
  documents?(row: Row, hanging: readonly Row[]): readonly string[];
  /** It stays at least so long, in milliseconds, however little is to be kept: something looks back so far. */
  readonly keptMs?: number;
  /** A recount adds it up: where it is gone, the weeks up to then cannot be checked any more. */
  readonly recounted?: boolean;
}

/** The effect that makes a document anew, by the first part of its id; `rest` is what follows the act's id in it. */
export type Documents = Readonly<Record<string, (ref: ActRef, rest: string) => Effect>>;
