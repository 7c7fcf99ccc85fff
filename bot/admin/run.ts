import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, type Settings } from '../settings';
import { openTables } from '../tables/open';
import { refuseNewer } from '../tables/schema';
import { commands, usage } from './commands';
import { AdminProblem } from './problem';

/** Nobody waits for an answer as in a chat. */
const deadlineMs = 30_000;

/** What is given behind the command's own words. */
const options = {
  tenant: { type: 'string' },
  space: { type: 'string' },
  also: { type: 'string', multiple: true },
  'keep-acts': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'older-than': { type: 'string' },
} as const;

/** An embedded store that is not there would be made, empty, and whatever is asked of it would succeed. */
function checkStore({ store }: Settings): void {
  if (store.kind === 'sqlite' && store.file !== ':memory:' && !existsSync(store.file))
    throw new AdminProblem(
      `There is no store at ${resolve(store.file)}: name the one of the server in the settings (SQLITE_FILE; or STORE=azure and AZURE_TABLES_URL).`,
    );
}

/**
 * Does one thing for an operator; gives false where they have to look at what was said. Throws with a
 * sentence that names the remedy.
 */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  say: (result: object) => void,
): Promise<boolean> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [name = '', ...words] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || words.length !== command.words.length) throw new AdminProblem(usage());
  const settings = readSettings(environment);
  if (!command.makesStore) checkStore(settings);
  const tables = await openTables(settings.store, deadlineMs);
  try {
    await refuseNewer(tables);
    return await command.run({ tables, settings, words, values, say });
  } finally {
    await tables.close();
  }
}
