import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allParts, buildWhatChanged } from '../../infra/build';
import { larkfield } from './organisation';
import { chatName, chatReady, lastWords, serviceUrl, startPlayground } from './playground';
import { askedToStop, type Prepared, root, runLocally } from './prepare';
import { type Running, startProcess } from './processes';
import { waitUntilReady } from './ready';
import { startServer } from './server';
import { StartError } from './start-options';

/** As seen from the package, where it lies in it. */
function shown(folder: string): string {
  const relative = path.relative(root, folder);
  return relative.startsWith('..') ? folder : relative;
}

function whatToDo({ port, chatPort, folder }: Prepared): string {
  const [me] = larkfield.people;
  const [, chat] = larkfield.spaces;
  return `
  Chat   http://127.0.0.1:${chatPort}   you are ${me?.name}
  Wall   http://127.0.0.1:${port}/tab/   you are whoever you choose at the top

  Try this:
  1. In the chat, open "${chat?.name}", type @${larkfield.bot.name} kudos, and thank two or three people.
  2. On the wall, be one of them, and find the kudos there.
  3. Say help to the bot, to see what else it does.

  Ctrl-C stops everything; what was written stays in ${shown(folder)}.
`;
}

async function fill({ environment, chatPort }: Prepared): Promise<void> {
  const words = [path.join(root, 'dist/bot/fill.js'), serviceUrl(chatPort)];
  const filling = startProcess({ name: 'The filling', words, folder: root, environment });
  filling.child.stdout?.pipe(process.stdout);
  filling.child.stderr?.pipe(process.stderr);
  const how = await filling.ended;
  if (how !== 'code 0') throw new StartError(`--demo could not fill the store (${how}).`);
}

/** Rejects when one of them ends by itself. Ctrl-C reaches them too, so whoever ends waits for it a moment. */
async function firstToEnd(running: readonly Running[], folder: string): Promise<never> {
  const ends = running.map(async ({ name, ended }) => ({ name, how: await ended }));
  const { name, how } = await Promise.race(ends);
  await sleep(500);
  const words = name === chatName ? lastWords(folder) : '';
  throw new StartError(`${name} ended by itself (${how}), so everything stops.\n${words}`.trim());
}

runLocally(async (prepared) => {
  const { port, chatPort, environment, folder, demo } = prepared;
  await buildWhatChanged(allParts, (part) => console.log(`Building the ${part} ...`));
  if (demo) await fill(prepared);

  const stop = askedToStop();
  const server = startServer('dist/bot/index.js', environment);
  const chat = startPlayground(prepared);
  const running = [server, chat];
  const ended = firstToEnd(running, folder);
  const serverReady = waitUntilReady(`http://127.0.0.1:${port}/readyz`);
  const ready = Promise.all([serverReady, chatReady(chat, chatPort)]);
  try {
    if (await Promise.race([ready, ended, stop])) console.log(whatToDo(prepared));
    await Promise.race([ended, stop]);
  } finally {
    await Promise.all(running.map((process) => process.stop()));
  }
  console.log('Stopped. Nothing is lost.');
});
