import path from 'node:path';
import { context } from 'esbuild';
import { serverBuild } from '../../infra/build';
import { chatReady, startPlayground } from './playground';
import { askedToStop, type Prepared, root, runLocally } from './prepare';
import type { Running } from './processes';
import { waitUntilReady } from './ready';
import { startServer } from './server';

/** Not where `npm start` looks, so that it never starts a half-changed server. */
const outdir = 'dist/dev/bot';

/** Bundles the server again at each change, and starts the new one when the old one has ended. */
async function watchServer({ environment }: Prepared): Promise<{ stop(): Promise<void> }> {
  let server: Running | undefined;
  let turn = Promise.resolve();
  const restart = async () => {
    await server?.stop();
    server = startServer(`${outdir}/index.js`, { ...environment, LOG_LEVEL: 'info' });
  };
  const bundling = await context({
    ...serverBuild,
    outdir,
    logLevel: 'warning',
    plugins: [
      {
        name: 'restart',
        setup: (build) =>
          build.onEnd(({ errors }) => {
            if (errors.length === 0) turn = turn.then(restart);
          }),
      },
    ],
  });
  await bundling.watch();
  return {
    stop: async () => {
      await bundling.dispose();
      await turn;
      await server?.stop();
    },
  };
}

/** Serves the tab from its sources; a change shows without a reload. */
async function serveTab(port: number) {
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const vite = await import('vite');
  const server = `http://127.0.0.1:${port}`;
  const serving = await vite.createServer({
    root: path.join(root, 'tab'),
    configFile: path.join(root, 'tab/vite.config.ts'),
    server: { host: '127.0.0.1', proxy: { '/api': server, '/local': server } },
  });
  return serving.listen();
}

runLocally(async (prepared) => {
  const { port, chatPort } = prepared;
  const stop = askedToStop();
  const server = await watchServer(prepared);
  const chat = startPlayground(prepared);
  const chatIsReady = chatReady(chat, chatPort);
  const tab = await serveTab(port);
  try {
    const serverReady = waitUntilReady(`http://127.0.0.1:${port}/readyz`);
    const ready = Promise.all([serverReady, chatIsReady]);
    if (await Promise.race([ready, stop]))
      console.log(`
  Chat   http://127.0.0.1:${chatPort}
  Wall   ${tab.resolvedUrls?.local[0]}

  Save a file of bot/ and the server starts anew; save one of tab/ and the page follows. Ctrl-C stops.
`);
    await stop;
  } finally {
    await Promise.all([server.stop(), chat.stop(), tab.close()]);
  }
});
