import { operationId } from '../../bot/operations/identity';
import { outboxRows, parcelRow, readParcel } from '../../bot/operations/outbox';
import { maximumTries } from '../../bot/operations/retry';
import { joinKey } from '../../bot/tables/keys';
import type { Running } from './product';
import { tenant } from './turns';

/** Leaves an effect of the organisation as it is after it was tried in vain, an hour ago. */
export async function parkOne({ product, clock }: Running): Promise<void> {
  const at = clock.now - 3_600_000;
  const id = operationId(at, 'parked');
  const [row] = outboxRows(joinKey(tenant), id, [{ kind: 'links.show', data: null }], at);
  if (!row) return;
  const parcel = readParcel({ row, etag: '' });
  const tried = { tries: maximumTries, due: Number.MAX_SAFE_INTEGER };
  const effects = parcel.effects.map((effect) => ({ ...effect, ...tried }));
  await product.world.tables.put(parcelRow(parcel, effects));
}
