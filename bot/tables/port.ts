/**
 * The storage port: what every store of the product can do. Two adapters implement it, `sqlite.ts`
 * (embedded, one process) and `azure.ts` (Azure Table Storage), and one contract suite holds both to it.
 * Every call is one storage transaction.
 */

/** A column value. Numbers are stored as doubles; a string has at most 32,768 UTF-16 units. */
export type Value = string | number | boolean;

/** A row is addressed by partition and key, both made by `keys.ts`; the other columns are its content. */
export interface Row {
  readonly partition: string;
  readonly key: string;
  readonly [column: string]: Value;
}

/** A row as read, with the etag that changes at each write. */
export interface Stored {
  readonly row: Row;
  readonly etag: string;
}

/**
 * One write of a batch.
 * - `insert` fails with AlreadyExists where the key is taken.
 * - `put` inserts or replaces, whatever is there.
 * - `replace` and `remove` fail with Changed where the row has another etag or is gone.
 * - `touch` asserts that the row exists and gives it a new etag, so that a concurrent
 *   `replace` or `remove` of it fails; it fails with Missing where the row is gone.
 */
export type Write =
  | { readonly insert: Row }
  | { readonly put: Row }
  | { readonly replace: Row; readonly etag: string }
  | { readonly remove: string; readonly etag: string }
  | { readonly touch: string };

/** Which rows of a partition: from <= key < to, at most `limit` (1 to 1,000), continuing after the key `after`. */
export interface Range {
  readonly from: string;
  readonly to: string;
  readonly limit: number;
  readonly after?: string;
  /** Only these columns (and the key) are read, to save bytes. */
  readonly columns?: readonly string[];
}

/** Rows in key order; `after` is set when there may be more, and is given to the next call. */
export interface Page {
  readonly rows: readonly Stored[];
  readonly after?: string;
}

export interface Tables {
  get(partition: string, key: string): Promise<Stored | undefined>;
  /** Single writes give the etag the row then has. */
  insert(row: Row): Promise<string>;
  put(row: Row): Promise<string>;
  replace(row: Row, etag: string): Promise<string>;
  remove(partition: string, key: string, etag: string): Promise<void>;
  /** All or nothing, in one partition, 1 to 100 writes, each key at most once. */
  batch(partition: string, writes: readonly Write[]): Promise<void>;
  list(partition: string, range: Range): Promise<Page>;
  /**
   * Every row of the store, by partition and then by key, in pages of at most 1,000: for operators, who
   * look at everything. What is written meanwhile may or may not be among them.
   */
  scan(): AsyncIterable<readonly Stored[]>;
  /** Rejects where the store cannot answer; used by /readyz. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Why a write did not happen. `index` is the offending write of a batch, where the store tells. */
export class TablesError extends Error {
  constructor(
    readonly code: 'AlreadyExists' | 'Changed' | 'Missing' | 'Invalid' | 'Unavailable',
    message: string,
    readonly index?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'TablesError';
  }
}
