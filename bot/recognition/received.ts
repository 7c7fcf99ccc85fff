/**
 * Rows in the partition of a person: `r|kudos`, a kudos they received. Both writes may be repeated.
 */
import type { ActRef } from '../operations/message';
import { joinKey } from '../tables/keys';
import { type Tables, TablesError } from '../tables/port';

const key = ({ id }: ActRef) => joinKey('r', id);
const partitionOf = ({ tenant }: ActRef, person: string) => joinKey(tenant, 'u', person);

export async function addReceived(tables: Tables, ref: ActRef, person: string): Promise<void> {
  const { space } = ref;
  await tables.put({ partition: partitionOf(ref, person), key: key(ref), space });
}

export async function removeReceived(tables: Tables, ref: ActRef, person: string): Promise<void> {
  const partition = partitionOf(ref, person);
  const stored = await tables.get(partition, key(ref));
  if (!stored) return;
  await tables.remove(partition, key(ref), stored.etag).catch((error: unknown) => {
    if (!(error instanceof TablesError) || error.code !== 'Changed') throw error;
  });
}
