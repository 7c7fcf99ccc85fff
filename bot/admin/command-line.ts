import { runCommand } from './run';

const say = (result: object) => process.stdout.write(`${JSON.stringify(result)}\n`);

/** `npm run admin -- COMMAND ...`: each result is a JSON line; exit 1 where something is left to do. */
runCommand(process.argv.slice(2), process.env, say).then(
  (clean) => {
    if (!clean) process.exitCode = 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
