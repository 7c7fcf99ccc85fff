import type { Settings } from '../settings';
import { openAzure } from './azure';
import type { Tables } from './port';
import { openSqlite } from './sqlite';

/**
 * Opens the store the settings name. Each call may take `deadline` milliseconds, as long as a person waits
 * unless told. Throws TablesError Unavailable with a sentence for the operator.
 */
export async function openTables(store: Settings['store'], deadline?: number): Promise<Tables> {
  return store.kind === 'sqlite' ? openSqlite(store.file) : openAzure({ ...store, deadline });
}
