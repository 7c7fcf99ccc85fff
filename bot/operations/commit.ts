import { joinKey } from '../tables/keys';
import { type Tables, TablesError, type Write } from '../tables/port';
import type { OperationId } from './identity';
import { type Effect, outboxRows } from './outbox';

/**
 * The write rule: every act is one append-only batch of its idempotency marker, its rows and its
 * effects. A second delivery of the same act finds the marker and gets the stored result.
 *
 * Rows: `i|day|id` the marker, with the result · `o|time|id|n` effects that are still to be done.
 */
export interface Operation<Result> {
  /** The transaction scope: a space's partition. */
  readonly partition: string;
  /** The same for every delivery of one act. */
  readonly id: OperationId;
  readonly writes: readonly Write[];
  readonly effects: readonly Effect[];
  /** Plain JSON: what the person was answered, given again to a repeated delivery. */
  readonly result: Result;
}

export interface Committed<Result> {
  readonly result: Result;
  /** True where the act had been done before. */
  readonly repeated: boolean;
}

const dayMs = 86_400_000;
/**
 * A person waits two seconds at most, and an answer has to be made of it yet: a store that takes longer
 * than this has not answered. What it then still does is found by the next try, which has the same identity.
 */
const patienceMs = 1_300;

class TooLate extends TablesError {
  constructor() {
    super('Unavailable', 'The store took too long.');
  }
}

/** The work, or TooLate when the time is over; the work itself goes on. */
async function before<T>(deadline: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate()), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof TablesError && error.code === 'Unavailable';
}

function markerKey(id: OperationId): string {
  return joinKey('i', String(Math.floor(id.at / dayMs)).padStart(6, '0'), id.hash);
}

async function stored<Result>(tables: Tables, partition: string, id: OperationId) {
  const marker = await tables.get(partition, markerKey(id));
  const json = marker?.row.result;
  return typeof json === 'string'
    ? { result: JSON.parse(json) as Result, repeated: true }
    : undefined;
}

/**
 * Does an act once. Costs one transaction; a repeated or failed one costs a read of the marker more.
 * Throws the store's TablesError where the act was not done; after Unavailable it may have been, and the
 * same identity tells at the next try. Nothing is ever half written.
 */
export async function commit<Result>(
  tables: Tables,
  operation: Operation<Result>,
  now: number,
): Promise<Committed<Result>> {
  const { partition, id, result } = operation;
  const marker = { partition, key: markerKey(id), result: JSON.stringify(result), at: now };
  const writes: Write[] = [
    { insert: marker },
    ...operation.writes,
    ...outboxRows(partition, id, operation.effects, now).map((row) => ({ insert: row })),
  ];
  const deadline = performance.now() + patienceMs;
  const write = () => before(deadline, tables.batch(partition, writes));
  try {
    await write();
    return { result, repeated: false };
  } catch (error) {
    if (error instanceof TooLate) throw error;
    const earlier = await before(deadline, stored<Result>(tables, partition, id));
    if (earlier) return earlier;
    if (!isUnavailable(error)) throw error;
  }
  await write();
  return { result, repeated: false };
}

/**
 * Runs an act that looks at what is there first. A second delivery may be refused for what the first one
 * did ("taken back already"): then the first one's result is given instead.
 */
export async function once<Result>(
  tables: Tables,
  partition: string,
  id: OperationId,
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const earlier = await stored<Result>(tables, partition, id);
    if (earlier) return earlier.result;
    throw error;
  }
}
