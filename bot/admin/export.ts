import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { Tables } from '../tables/port';
import { checkFinished } from './import';
import { type Counts, headerLine, lastLine, rowLine } from './portable';

/**
 * Writes everything of a store into one portable file, a page at a time. The file has its name only once
 * it is whole. Where the product goes on meanwhile, what is written then may or may not be in it.
 */
export async function exportStore(tables: Tables, file: string): Promise<Counts> {
  await checkFinished(tables);
  const partial = `${file}.partial`;
  const target = await open(partial, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    let [rows, partitions, partition] = [0, 0, ''];
    await target.writeFile(headerLine({ rows, partitions }));
    for await (const page of tables.scan()) {
      const lines = page.map(({ row }) => rowLine(row)).join('');
      for (const { row } of page) {
        if (row.partition !== partition) partitions += 1;
        partition = row.partition;
      }
      rows += page.length;
      hash.update(lines);
      await target.writeFile(lines);
    }
    await target.writeFile(lastLine({ rows, sha256: hash.digest('hex') }));
    await target.write(headerLine({ rows, partitions }), 0);
    await target.sync();
    await target.close();
    await rename(partial, file);
    return { rows, partitions };
  } catch (error) {
    await target.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}
