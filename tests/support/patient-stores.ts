import { openAzure } from '../../bot/tables/azure';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { startAzurite } from './azurite';
import { ofThisRun } from './both-stores';

async function azurite(): Promise<Tables> {
  const emulator = await startAzurite();
  const { connection } = emulator;
  const tables = await openAzure({ connection, table: 'Patient', deadline: 20_000 });
  const close = async () => {
    await tables.close();
    await emulator.stop();
  };
  return { ...tables, close };
}

/** As `eitherStore`, opened as operators open a store: nobody waits for an answer. */
export const patientStore = ofThisRun<() => Promise<Tables>>([
  ['SQLite', async () => openSqlite(':memory:')],
  ['Azurite', azurite],
]);
