import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAzure } from '../../bot/tables/azure';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { startAzurite } from '../support/azurite';
import { type FaultProxy, startProxy } from './proxy';

/** A store that servers share, and that can be looked into. */
export interface Store {
  readonly kind: 'sqlite' | 'azure';
  /** How many servers may work on it. */
  readonly servers: number;
  /** What a server's environment says of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Between the servers and the emulator. */
  readonly proxy?: FaultProxy;
  /** The database file. */
  readonly file?: string;
  /** Looks into it, past the proxy. */
  open(): Promise<Tables>;
  close(): Promise<void>;
}

const table = 'Faults';

async function sqlite(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const file = join(folder, 'store.db');
  return {
    kind: 'sqlite',
    servers: 1,
    environment: { STORE: 'sqlite', SQLITE_FILE: file },
    file,
    open: async () => openSqlite(file),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function azure(): Promise<Store> {
  const emulator = await startAzurite();
  const { connection } = emulator;
  const endpoint = /TableEndpoint=([^;]+)/.exec(connection)?.[1] ?? '';
  const proxy = await startProxy(endpoint);
  return {
    kind: 'azure',
    servers: 3,
    environment: {
      STORE: 'azure',
      AZURE_TABLES_NAME: table,
      AZURE_TABLES_CONNECTION: connection.replace(endpoint, proxy.url),
    },
    proxy,
    open: () => openAzure({ connection, table }),
    close: async () => {
      await proxy.close();
      await emulator.stop();
    },
  };
}

/** A new, empty store: a file of SQLite, or the emulator of Azure Tables behind a proxy. */
export function startStore(kind: Store['kind']): Promise<Store> {
  return kind === 'sqlite' ? sqlite() : azure();
}
