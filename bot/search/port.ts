import type { Document, Kind } from './contract';
import type { Change, Kept } from './index';

/** What somebody looks for, and where they may look. */
export interface Query {
  readonly tenant: string;
  /** Who looks: documents with readers are found by these people alone. */
  readonly reader: string;
  /** The spaces whose documents they may find; those of the whole organisation are found too. */
  readonly spaces: readonly string[];
  readonly kinds: readonly Kind[];
  /** Words as typed; empty finds everything, newest first. */
  readonly text: string;
  /** Every one of these tags. */
  readonly tags?: readonly string[];
  /** One of these states. */
  readonly states?: readonly string[];
  /** One of these people. */
  readonly people?: readonly string[];
  /** With words of one of these people. */
  readonly authors?: readonly string[];
  /** Followed by this person. */
  readonly follower?: string;
  /** Of an empty text; the newest first otherwise. */
  readonly oldestFirst?: boolean;
  /** At most 1,000. */
  readonly limit: number;
  readonly skip?: number;
}

/** What a list is narrowed to, and which part of it is wanted: `limit` after the first `skip`. */
export type Part = Pick<Query, 'limit'> & Partial<Pick<Query, 'text' | 'tags' | 'skip'>>;

/** A document that was found; `score` is higher for the better ones. */
export interface Found extends Kept {
  readonly score: number;
}

/** Finds documents in this instance's own index: no storage transaction. */
export interface Search {
  /** The best by text alone, with any of the telling words: evidence of who knows. */
  evidence(query: Omit<Query, 'skip'>): readonly Found[];
  /** Calls `change` for all there is of these kinds, and then whenever one comes or goes. */
  follow(kinds: readonly Kind[], change: Change): void;
  /** Ranked by text, weight and recency. */
  find(query: Query): readonly Found[];
  /** Makes a document as it now is durable for all instances, and finds it here at once. One transaction. */
  put(document: Document): Promise<void>;
  /** Takes a document out everywhere. One transaction. */
  remove(tenant: string, id: string): Promise<void>;
  /** Finds it here at once, before `put` made it durable: the author reads what they wrote. */
  apply(document: Document): void;
  /** Reads what other instances changed; done by itself every few seconds. One transaction a tenant, more where much changed. */
  catchUp(): Promise<void>;
  /** True once the index has caught up after the start. */
  ready(): boolean;
  /** When it last had caught up with all that others changed, in milliseconds since 1970; undefined before. */
  caughtUpAt(): number | undefined;
}
