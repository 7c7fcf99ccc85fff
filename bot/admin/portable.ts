/**
 * The portable file: JSON lines in UTF-8. The first says what it is and how much is in it, each further one
 * is a row, `[partition, key, columns]`, by partition and key and with its columns by name, and the last
 * repeats the number of rows and has the SHA-256 of all row lines. So the same rows give the same bytes,
 * whichever store they came from.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as z from 'zod/v4';
import { checkRow } from '../tables/limits';
import type { Row } from '../tables/port';
import { AdminProblem } from './problem';

const format = 'social-learning-store';
const version = 1;
/** The first line is written once more when the counts are known, so it has a fixed length. */
const headerLength = 128;

const Header = z.object({
  format: z.literal(format),
  version: z.number(),
  rows: z.number(),
  partitions: z.number(),
});
const Last = z.object({ rows: z.number(), sha256: z.string() });
const RowLine = z.tuple([
  z.string(),
  z.string(),
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
]);

/** How much a file holds. */
export interface Counts {
  readonly rows: number;
  readonly partitions: number;
}

export function headerLine({ rows, partitions }: Counts): string {
  const header: z.infer<typeof Header> = { format, version, rows, partitions };
  return `${JSON.stringify(header).padEnd(headerLength - 1)}\n`;
}

export function rowLine({ partition, key, ...columns }: Row): string {
  const sorted = Object.entries(columns).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify([partition, key, Object.fromEntries(sorted)])}\n`;
}

export function lastLine(last: z.infer<typeof Last>): string {
  return `${JSON.stringify(last)}\n`;
}

/** The lines of a file, of whatever length; only a line feed ends one. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(file, 'utf8')) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw new AdminProblem(
      `${file} cannot be read: check that it is there and that you may read it.`,
      { cause: error },
    );
  }
  if (rest !== '') yield rest;
}

function parsed<T>(line: string, contract: z.ZodType<T>): T | undefined {
  try {
    return contract.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function checkHeader(file: string, line: string | undefined): Counts {
  const header = parsed(line ?? '', Header);
  if (!header)
    throw new AdminProblem(`${file} is no export of this product: give a file that export made.`);
  if (header.version !== version)
    throw new AdminProblem(
      `${file} has the form ${header.version} and this program reads the form ${version}: import it with the program that wrote it.`,
    );
  return header;
}

function rowOf(file: string, line: string, number: number): Row {
  const found = parsed(line, RowLine);
  const damaged = (why: string) =>
    new AdminProblem(`${file} is damaged in line ${number} (${why}): copy it again.`);
  if (!found) throw damaged('it is no row');
  const [partition, key, columns] = found;
  const row = { ...columns, partition, key };
  try {
    checkRow(row);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  return row;
}

/**
 * The rows of a portable file, as they stand. When all were given, the number of rows and the checksum are
 * held against the last line. Throws AdminProblem where the file is another one, of another version, cut
 * off or damaged; so read it once to the end before its rows are believed.
 */
export async function* rowsOf(file: string): AsyncGenerator<Row> {
  const hash = createHash('sha256');
  const lines = linesOf(file);
  const counts = checkHeader(file, (await lines.next()).value);
  const cut = `${file} is cut off: copy it again.`;
  let rows = 0;
  for await (const line of lines) {
    const last = line.startsWith('{') ? parsed(line, Last) : undefined;
    if (!last) {
      rows += 1;
      // A line that is cut in its middle is the end of the file, whatever it says.
      yield rowOf(file, line, rows + 1);
      hash.update(`${line}\n`);
      continue;
    }
    if (!(await lines.next()).done)
      throw new AdminProblem(`${file} goes on behind its end: copy it again.`);
    if (rows !== last.rows || rows !== counts.rows)
      throw new AdminProblem(
        `${file} has ${rows} rows and should have ${last.rows}: copy it again.`,
      );
    if (hash.digest('hex') !== last.sha256)
      throw new AdminProblem(`${file} is damaged (its checksum differs): copy it again.`);
    return;
  }
  throw new AdminProblem(cut);
}

/** Reads a whole file without keeping it, and gives how much it holds and a name for its content. */
export async function verify(file: string): Promise<Counts & { readonly content: string }> {
  const hash = createHash('sha256');
  let [rows, partitions, partition] = [0, 0, ''];
  for await (const row of rowsOf(file)) {
    rows += 1;
    if (row.partition !== partition) partitions += 1;
    partition = row.partition;
    hash.update(rowLine(row));
  }
  return { rows, partitions, content: hash.digest('hex') };
}
