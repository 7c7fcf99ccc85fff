import type { RowKind } from '../forgetting/kinds';
import { forgetIn, type Leaver } from '../forgetting/leaver';
import type { Row } from '../tables/port';
import { parcelRow, readParcel, type Waiting } from './outbox';

/** Counts keep their number under another id, lists of people lose one; a message to them or about them is not sent any more. */
function forgetEffect(effect: Waiting, leaver: Leaver): Waiting[] {
  const data = forgetIn(effect.data, leaver);
  if (data === effect.data) return [effect];
  const { ties, people } = Object(effect.data) as { ties?: unknown; people?: unknown };
  if (Array.isArray(ties)) return [{ ...effect, data }];
  if (!Array.isArray(people)) return [];
  const left = people.filter((person) => person !== leaver.id);
  return left.length > 0 ? [{ ...effect, data: { ...Object(effect.data), people: left } }] : [];
}

function forgetParcel(row: Row, leaver: Leaver): Row {
  const parcel = readParcel({ row, etag: '' });
  const left = parcel.effects.flatMap((effect) => forgetEffect(effect, leaver));
  const same =
    left.length === parcel.effects.length && left.every((one, n) => one === parcel.effects[n]);
  return same ? row : parcelRow(parcel, left);
}

const everywhere = ['space', 'organisation'] as const;

/** What every act leaves: its marker with its stored result, what waits in the outbox, and the worker's lease. */
export const operationsKinds: readonly RowKind[] = everywhere
  .flatMap((where): RowKind[] => [
    { name: 'marker', where, prefix: 'i', people: true, internal: true },
    {
      ...{ name: 'outbox', where, prefix: 'o', people: true, internal: true },
      forget: forgetParcel,
      // An empty parcel would wait for ever.
      follow: (_before, after) => ({ ...(after.effects !== '[]' && { row: after }), effects: [] }),
    },
    { name: 'lease', where, prefix: 'lease', people: false, internal: true },
  ])
  .concat({ name: 'marker', where: 'person', prefix: 'i', people: true, internal: true });
