import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pretty from 'pino-pretty';
import { allParts, buildWhatChanged } from '../../infra/build';
import { readSettings, SettingsError } from '../settings';
import { checkFolder, checkPort } from './checks';
import { localEnvironment } from './local-environment';
import { larkfield } from './organisation';
import { chatName, lastWords, serviceUrl, startPlayground } from './playground';
import { type Running, startProcess } from './processes';
import { waitUntilReady } from './ready';
import { readOptions, StartError, type StartOptions, usage } from './start-options';

const root = path.resolve(__dirname, '../..');

function whatToDo({ port, chatPort }: StartOptions): string {
  const [me] = larkfield.people;
  const [, chat] = larkfield.spaces;
  return `
  Chat   http://127.0.0.1:${chatPort}   you are ${me?.name}
  Wall   http://127.0.0.1:${port}/tab/   you are whoever you choose at the top

  Try this:
  1. In the chat, open "${chat?.name}", type @${larkfield.bot.name} kudos, and thank two or three people.
  2. On the wall, be one of them, and find the kudos there.
  3. Say help to the bot, to see what else it does.

  Ctrl-C stops everything; what was written stays in .data.
`;
}

function startServer(environment: NodeJS.ProcessEnv): Running {
  const words = [path.join(root, 'dist/bot/index.js')];
  const server = startProcess({ name: 'The server', words, folder: root, environment });
  server.child.stdout?.pipe(pretty({ ignore: 'pid,hostname', sync: true }));
  server.child.stderr?.pipe(process.stderr);
  return server;
}

async function fill(environment: NodeJS.ProcessEnv, { chatPort }: StartOptions): Promise<void> {
  const words = [path.join(root, 'dist/bot/fill.js'), serviceUrl(chatPort)];
  const filling = startProcess({ name: 'The filling', words, folder: root, environment });
  filling.child.stdout?.pipe(process.stdout);
  filling.child.stderr?.pipe(process.stderr);
  const how = await filling.ended;
  if (how !== 'code 0') throw new StartError(`--demo could not fill the store (${how}).`);
}

/** Settles when somebody asks to stop; a second time ends at once. */
function askedToStop(): Promise<undefined> {
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

/** Rejects when one of them ends by itself. Ctrl-C reaches them too, so whoever ends waits for it a moment. */
async function firstToEnd(running: readonly Running[], folder: string): Promise<never> {
  const ends = running.map(async ({ name, ended }) => ({ name, how: await ended }));
  const { name, how } = await Promise.race(ends);
  await sleep(500);
  const words = name === chatName ? lastWords(folder) : '';
  throw new StartError(`${name} ended by itself (${how}), so everything stops.\n${words}`.trim());
}

async function run(options: StartOptions): Promise<void> {
  const { port, chatPort } = options;
  const environment = localEnvironment(port, process.env);
  const { store, tenants } = readSettings(environment);
  if (store.kind !== 'sqlite') throw new StartError('npm start keeps everything in SQLITE_FILE.');
  const folder = path.dirname(path.resolve(root, store.file));
  checkFolder(folder);
  await checkPort(port, 'the server', '--port');
  await checkPort(chatPort, 'the chat client', '--chat-port');
  await buildWhatChanged(allParts, (part) => console.log(`Building the ${part} ...`));
  if (options.demo) await fill(environment, options);

  const stop = askedToStop();
  const server = startServer(environment);
  const [tenant = ''] = tenants;
  const chat = startPlayground({ root, folder, port: chatPort, botPort: port, tenant });
  const running = [server, chat];
  const ended = firstToEnd(running, folder);
  const ready = Promise.all([
    waitUntilReady(`http://127.0.0.1:${port}/readyz`),
    waitUntilReady(`http://127.0.0.1:${chatPort}/`),
  ]);
  try {
    if (await Promise.race([ready, ended, stop])) console.log(whatToDo(options));
    await Promise.race([ended, stop]);
  } finally {
    await Promise.all(running.map((process) => process.stop()));
  }
  console.log('Stopped. Nothing is lost.');
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options) await run(options);
  else console.log(usage);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof StartError || error instanceof SettingsError;
    console.error(known ? error.message : error);
    process.exit(1);
  },
);
