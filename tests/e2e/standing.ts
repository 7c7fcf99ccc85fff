import { createServer } from 'node:http';
import path from 'node:path';
import pino from 'pino';
import { localEnvironment } from '../../bot/local/local-environment';
import { chatReady, serviceUrl, startPlayground } from '../../bot/local/playground';
import { makeProduct, type Product } from '../../bot/product';
import { readSettings } from '../../bot/settings';
import { builtTab } from '../support/built-tab';
import { freePort } from '../support/started';

/** The product of a local run with the real chat client, and a clock that stands still until it is moved. */
export interface Standing {
  readonly product: Product;
  /** Addresses of the server and of the chat client. */
  readonly server: string;
  readonly chat: string;
  /** Where the bot answers the chat client, and for whom. */
  readonly serviceUrl: string;
  readonly tenant: string;
  readonly clock: { readonly now: number };
  /** Moves the clock, in milliseconds since 1970, and does what is due then, as the server does every few minutes. */
  goTo(now: number): Promise<void>;
  close(): Promise<void>;
}

export async function startStanding(folder: string): Promise<Standing> {
  const [port, chatPort] = [await freePort(), await freePort()];
  const shell = { ...process.env, SQLITE_FILE: path.join(folder, 'store.db') };
  const environment = localEnvironment(port, shell);
  const settings = readSettings(environment);
  const clock = { now: Date.now() };
  const product = await makeProduct({
    settings,
    log: pino({ level: 'silent' }),
    tab: await builtTab(),
    clock: () => clock.now,
  });
  const server = createServer(product.web);
  await new Promise<void>((resolve) => server.listen(port, settings.host, resolve));
  await product.resume();
  const [tenant = ''] = settings.tenants;
  const started = { environment, folder, tenant, port, chatPort, demo: false };
  const chat = startPlayground(started);
  await chatReady(chat, chatPort);
  const settled = async () => {
    await product.teams.idle();
    await product.world.outbox.idle();
  };
  return {
    product,
    server: `http://127.0.0.1:${port}`,
    chat: `http://127.0.0.1:${chatPort}`,
    ...{ serviceUrl: serviceUrl(chatPort), tenant, clock },
    goTo: async (now) => {
      await settled();
      clock.now = now;
      await product.resume();
      await settled();
    },
    close: async () => {
      await chat.stop();
      await settled();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await product.stop();
    },
  };
}
