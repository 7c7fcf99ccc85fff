import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { makeProduct, type Product } from '../../bot/product';
import { readSettings } from '../../bot/settings';
import type { Tables } from '../../bot/tables/port';
import { tenant } from '../support/turns';
import type { Store } from './stores';

/** One instance of the product inside this process, over HTTP; several may share a store and a clock. */
export interface Instance {
  readonly name: string;
  readonly endpoint: string;
  readonly product: Product;
  /** Settles when all turns and all effects that are due are done. */
  settled(): Promise<void>;
  /** Ends it; the store stays open, for others. */
  stop(): Promise<void>;
}

/** Signs the cards, and the buttons that plays need without a card. */
export const cardKey = 'a key of at least thirty-two characters';

const settingsFor = (kind: Store['kind']) =>
  readSettings({
    LOCAL: 'true',
    TENANTS: tenant,
    STORE: kind,
    SQLITE_FILE: ':memory:',
    // Not opened: the tables are given.
    ...(kind === 'azure' && { AZURE_TABLES_CONNECTION: 'UseDevelopmentStorage=true' }),
    SEND_LIMITS: 'none',
    CARD_KEYS: cardKey,
    // Each stage opens groups of its own.
    GROUPS_AT_MOST: '999',
  });

/** Starts an instance. Its ids begin with its name, so that no two instances make the same. */
export async function startInstance(
  name: string,
  kind: Store['kind'],
  tables: Tables,
  clock: { readonly now: number },
): Promise<Instance> {
  let ids = 0;
  const product = await makeProduct({
    settings: settingsFor(kind),
    log: pino({ level: 'silent' }),
    tables: { ...tables, close: async () => {} },
    tab: '.',
    clock: () => clock.now,
    id: () => `${name}-${++ids}`,
  });
  const server = createServer(product.web).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    name,
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    product,
    settled: async () => {
      await product.teams.idle();
      await product.world.outbox.idle();
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await product.stop();
    },
  };
}
