import { recount } from '../../bot/recount';
import { listSpaces } from '../../bot/spaces/store';
import { openAzure } from '../../bot/tables/azure';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { startAzurite } from './azurite';

async function azurite(): Promise<Tables> {
  const emulator = await startAzurite();
  const tables = await openAzure({ connection: emulator.connection, table: 'Tests' });
  const close = async () => {
    await tables.close();
    await emulator.stop();
  };
  return { ...tables, close };
}

/** For `describe.each`: the name of each store, and how to open a new, empty one; closing it ends it. */
export const bothStores: readonly (readonly [string, () => Promise<Tables>])[] = [
  ['SQLite', async () => openSqlite(':memory:')],
  ['Azurite', azurite],
];

declare const storeOfRun: string;
/** Of pairs of a name and a store the one that this run plays on: whole flows take minutes on the emulator. */
export function ofThisRun<T>(stores: readonly (readonly [string, T])[]) {
  return stores.filter(([name]) => name === storeOfRun);
}
/** For `describe.each`: SQLite in `npm test`, Azurite in `npm run test:long`. */
export const eitherStore = ofThisRun(bothStores);

/** What each space has counted, beside what its acts add up to: `differences` and `parked` are empty where all is well. */
export async function countedAgain(tables: Tables, tenant: string) {
  const spaces = await listSpaces(tables, tenant);
  return Promise.all(spaces.map((space) => recount(tables, space, 1)));
}
