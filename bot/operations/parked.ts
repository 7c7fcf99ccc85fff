import type { Tables } from '../tables/port';
import { outboxRange, type Parcel, parcelRow, readParcel, type Waiting } from './outbox';
import { maximumTries } from './retry';
import { settle } from './settle';

/** Tried as often as it is worth; it waits for an operator. */
export function isParked({ tries }: Pick<Waiting, 'tries'>): boolean {
  return tries >= maximumTries;
}

/** All that waits in a partition, the oldest first. One transaction a thousand acts. */
export async function* parcelsOf(tables: Tables, partition: string): AsyncGenerator<Parcel> {
  let after: string | undefined;
  do {
    const page = await tables.list(partition, { ...outboxRange, limit: 1_000, after });
    yield* page.rows.map(readParcel);
    after = page.after;
  } while (after);
}

/** Lets what is parked of a kind be tried again from the beginning; repeated it does no harm. Gives how many there were. */
export async function unpark(
  tables: Tables,
  partition: string,
  kind: string,
  now: number,
): Promise<number> {
  let found = 0;
  const isMeant = (effect: Waiting) => isParked(effect) && effect.kind === kind;
  for await (const { key, effects } of parcelsOf(tables, partition)) {
    if (!effects.some(isMeant)) continue;
    await settle(async () => {
      const stored = await tables.get(partition, key);
      const parcel = stored && readParcel(stored);
      if (!parcel) return;
      const meant = parcel.effects.filter(isMeant);
      const again = parcel.effects.map((effect) =>
        isMeant(effect) ? { ...effect, tries: 0, due: now } : effect,
      );
      await tables.replace(parcelRow(parcel, again), parcel.etag);
      found += meant.length;
    });
  }
  return found;
}
