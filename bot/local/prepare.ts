import path from 'node:path';
import { readSettings, SettingsError } from '../settings';
import { checkFolder, checkPort } from './checks';
import { localEnvironment } from './local-environment';
import { readOptions, StartError, type StartOptions, usage } from './start-options';

/** The folder of the package. */
export const root = path.resolve(__dirname, '../..');

/** What a local run was asked for, checked: the ports are free and the folder can be written to. */
export interface Prepared extends StartOptions {
  /** The server's environment. */
  readonly environment: NodeJS.ProcessEnv;
  readonly tenant: string;
  /** Where everything is kept. */
  readonly folder: string;
}

async function prepare(options: StartOptions): Promise<Prepared> {
  const environment = localEnvironment(options.port, process.env);
  const { store, tenants } = readSettings(environment);
  if (store.kind !== 'sqlite') throw new StartError('A local run keeps everything in SQLITE_FILE.');
  const folder = path.dirname(path.resolve(root, store.file));
  checkFolder(folder);
  await checkPort(options.port, 'the server', '--port');
  await checkPort(options.chatPort, 'the chat client', '--chat-port');
  return { ...options, environment, folder, tenant: tenants[0] ?? '' };
}

/** Settles when somebody asks to stop; a second time ends at once. */
export function askedToStop(): Promise<undefined> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      console.log('\nStopping ...');
      resolve(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

/** The frame of `npm start` and `npm run dev`: reads the words, runs, and ends the process with a sentence where something is wrong. */
export function runLocally(run: (prepared: Prepared) => Promise<void>): void {
  const main = async () => {
    const options = readOptions(process.argv.slice(2), process.env);
    if (options) await run(await prepare(options));
    else console.log(usage);
  };
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      const known = error instanceof StartError || error instanceof SettingsError;
      console.error(known ? error.message : error);
      process.exit(1);
    },
  );
}
