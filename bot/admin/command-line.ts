import { runCommand } from './run';

const say = (result: object) => process.stdout.write(`${JSON.stringify(result)}\n`);

/** `npm run admin -- COMMAND ...`: each result is a JSON line; exit 1 where something is left to do, or with a sentence why not. */
export async function admin(words: readonly string[]): Promise<void> {
  try {
    if (!(await runCommand(words, process.env, say))) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
