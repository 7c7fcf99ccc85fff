import { writeSync } from 'node:fs';
import { openSqlite } from '../../bot/tables/sqlite';

/** Writes groups of rows for ever and says the number of each group on stdout once it is acknowledged. */
async function main([file = '', first = '']: string[]): Promise<never> {
  const tables = openSqlite(file);
  for (let n = Number(first); ; n += 1) {
    await tables.insert({ partition: 'single', key: `n${n}`, n });
    const rows = Array.from({ length: 5 }, (_, i) => ({
      partition: 'batch',
      key: `n${n}|${i}`,
      n,
    }));
    await tables.batch(
      'batch',
      rows.map((insert) => ({ insert })),
    );
    writeSync(1, `${n}\n`);
  }
}
void main(process.argv.slice(2));
