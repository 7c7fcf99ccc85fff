import { parseArgs } from 'node:util';
import { readSettings } from '../settings';
import { openTables } from '../tables/open';
import { commands, usage } from './commands';
import { AdminProblem } from './problem';

/** What is given behind the command's own words. */
const options = {
  tenant: { type: 'string' },
  space: { type: 'string' },
} as const;

/** `npm run admin -- COMMAND ...`: does one thing for an operator, and says each result as a JSON line. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [name = '', ...words] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || words.length !== command.words.length) throw new AdminProblem(usage());
  const settings = readSettings(process.env);
  const tables = await openTables(settings.store);
  const say = (result: object) => process.stdout.write(`${JSON.stringify(result)}\n`);
  try {
    const clean = await command.run({ tables, settings, words, values, say });
    if (!clean) process.exitCode = 1;
  } finally {
    await tables.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
