import { securityRows } from './all';
import { type Row, tableOf } from './table';

const wrong = (row: Row) => {
  if (!row.pass) console.error(tableOf([row]));
};

/** `npm run security [-- --short] [--inputs | --attackers] [WORDS OF AN INPUT]`: prints the table; ends with 1 where a row is not as expected. */
async function main(words: readonly string[]): Promise<void> {
  const short = words.includes('--short');
  const only = words.find((word) => !word.startsWith('--'));
  const part = (['inputs', 'attackers'] as const).find((one) => words.includes(`--${one}`));
  const begun = Date.now();
  const rows = await securityRows({ short, only, part, progress: wrong });
  console.log(tableOf(rows));
  console.log(`${Math.round((Date.now() - begun) / 1_000)} s`);
  if (rows.some(({ pass }) => !pass)) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
