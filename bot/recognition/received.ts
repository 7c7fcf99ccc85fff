/**
 * Rows in the partition of a person: `r|kudos`, a kudos they received. Both writes may be repeated.
 */
import { joinKey } from '../tables/keys';
import { type Tables, TablesError } from '../tables/port';

interface Ref {
  readonly tenant: string;
  readonly space: string;
  readonly kudos: string;
}

const key = ({ kudos }: Ref) => joinKey('r', kudos);
const partitionOf = ({ tenant }: Ref, person: string) => joinKey(tenant, 'u', person);

export async function addReceived(tables: Tables, ref: Ref, person: string): Promise<void> {
  const { space } = ref;
  await tables.put({ partition: partitionOf(ref, person), key: key(ref), space });
}

export async function removeReceived(tables: Tables, ref: Ref, person: string): Promise<void> {
  const partition = partitionOf(ref, person);
  const stored = await tables.get(partition, key(ref));
  if (!stored) return;
  await tables.remove(partition, key(ref), stored.etag).catch((error: unknown) => {
    if (!(error instanceof TablesError) || error.code !== 'Changed') throw error;
  });
}
