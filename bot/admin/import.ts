import { settle } from '../operations/settle';
import { batchBytesOf } from '../tables/limits';
import type { Row, Tables } from '../tables/port';
import { isSchemaRow } from '../tables/schema';
import { type Counts, rowsOf, verify } from './portable';
import { AdminProblem } from './problem';

/** Says that an import has begun and of what; it goes when the import is whole. */
const unfinished = { partition: 'import', key: 'unfinished' };
const batchRows = 100;
/** Below the 4 MiB of a transaction, so that one row more still fits. */
const batchBytes = 3 * 1_048_576;
/** Transactions at a time. */
const together = 8;

/** Throws AdminProblem where an import into this store was begun and not finished. */
export async function checkFinished(tables: Tables): Promise<void> {
  if (await tables.get(unfinished.partition, unfinished.key))
    throw new AdminProblem(
      'An import into this store was interrupted: import the same file again, which completes it.',
    );
}

async function isEmpty(tables: Tables): Promise<boolean> {
  for await (const page of tables.scan())
    if (page.some(({ row }) => !isSchemaRow(row))) return false;
  return true;
}

/** Marks the store as being imported to; gives the etag of the mark. */
async function begin(tables: Tables, file: string, content: string): Promise<string> {
  const { partition, key } = unfinished;
  const begun = await tables.get(partition, key);
  if (begun && begun.row.content !== content)
    throw new AdminProblem(
      `An import of another file was interrupted here: import that file again, or empty the store and then import ${file}.`,
    );
  if (begun) return begun.etag;
  if (!(await isEmpty(tables)))
    throw new AdminProblem(
      'The store is not empty, and an import never mixes with what is there: name a new store in the settings (SQLITE_FILE, or AZURE_TABLES_NAME), or empty this one.',
    );
  return tables.insert({ ...unfinished, content });
}

/** Rows of one partition that fit into a transaction. */
async function* batchesOf(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  let bytes = 0;
  for await (const row of rows) {
    const more = batchBytesOf(row.partition, [{ put: row }]);
    const full = batch.length === batchRows || bytes + more > batchBytes;
    if (batch.length > 0 && (full || batch[0]?.partition !== row.partition)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += more;
  }
  if (batch.length > 0) yield batch;
}

async function write(tables: Tables, batches: readonly (readonly Row[])[]): Promise<void> {
  const written = await Promise.allSettled(
    batches.map(async (rows) => {
      const [first] = rows;
      // The same again is the same, so an answer that was lost costs nothing.
      if (first)
        await settle(() =>
          tables.batch(
            first.partition,
            rows.map((row) => ({ put: row })),
          ),
        );
    }),
  );
  // Not before all have ended: what was refused is not followed by more.
  for (const each of written) if (each.status === 'rejected') throw each.reason;
}

/**
 * Writes a portable file into an empty store of either kind. The whole file is checked before anything is
 * written. Where it is interrupted, the same command completes it, and until then no other file is taken.
 * Throws AdminProblem with what to do.
 */
export async function importStore(tables: Tables, file: string): Promise<Counts> {
  const { rows, partitions, content } = await verify(file);
  const etag = await begin(tables, file, content);
  let waiting: (readonly Row[])[] = [];
  for await (const batch of batchesOf(rowsOf(file))) {
    waiting.push(batch);
    if (waiting.length < together) continue;
    await write(tables, waiting);
    waiting = [];
  }
  await write(tables, waiting);
  await tables.remove(unfinished.partition, unfinished.key, etag);
  return { rows, partitions };
}
