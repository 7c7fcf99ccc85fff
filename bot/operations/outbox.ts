import * as z from 'zod/v4';
import { joinKey, prefixRange, time } from '../tables/keys';
import type { Range, Row, Stored, Write } from '../tables/port';
import type { OperationId } from './identity';

/** Something to do after an act is durable: send a card, fold a count. `kind` names its handler, `data` is plain JSON. */
export interface Effect {
  readonly kind: string;
  readonly data: unknown;
  /** Not before this time, in milliseconds; at once without it. */
  readonly due?: number;
}

/** An effect as it waits. */
const Waiting = z.object({
  kind: z.string(),
  data: z.unknown(),
  tries: z.number(),
  /** Not before this time, in milliseconds. */
  due: z.number(),
  /** True where an earlier try may have got through without our hearing of it. */
  begun: z.boolean(),
  /** Which try that was. */
  beginning: z.string().optional(),
});
export type Waiting = z.infer<typeof Waiting>;

/** What one act asks for: one row of its space's partition, because few rows make an act cheap to write. What is due first comes first. */
export interface Parcel {
  readonly partition: string;
  readonly key: string;
  etag: string;
  /** What is still to be done; what is over is taken out. */
  effects: Waiting[];
}

const ParcelRow = z.object({ effects: z.string() });

export const outboxRange: Omit<Range, 'limit'> = prefixRange('o|');

/** The part of it that is due, and the part that waits for a later time. */
export function outboxRanges(now: number) {
  const { from, to } = outboxRange;
  const later = joinKey('o', time(now + 1));
  return { due: { from, to: later }, later: { from: later, to } };
}

/** A column takes 32,768 characters; what does not fit goes into a parcel of its own. */
const longestColumn = 30_000;

/** When what is in a parcel was to be done first, in milliseconds. */
export function dueOf(key: string): number {
  return Number(key.split('|')[1]);
}

/** The rows of what an act asks for: one, and one more for each later time something is due. */
export function outboxRows(
  partition: string,
  id: OperationId,
  effects: readonly Effect[],
  now: number,
): Row[] {
  const columns: { due: number; lines: string[]; length: number }[] = [];
  for (const { kind, data, due = now } of effects) {
    const line = JSON.stringify({ kind, data, tries: 0, due, begun: false } satisfies Waiting);
    const fits = columns.find(
      (column) => column.due === due && column.length + line.length < longestColumn,
    );
    const column = fits ?? { due, lines: [], length: 0 };
    if (!fits) columns.push(column);
    column.lines.push(line);
    column.length += line.length + 1;
  }
  return columns.map(({ due, lines }, n) => ({
    partition,
    key: joinKey('o', time(due), id.hash, String(n)),
    effects: `[${lines.join(',')}]`,
  }));
}

export function readParcel({ row, etag }: Stored): Parcel {
  const { effects } = ParcelRow.parse(row);
  const { partition, key } = row;
  return { partition, key, etag, effects: z.array(Waiting).parse(JSON.parse(effects)) };
}

/** The row of a parcel with what is left in it. */
export function parcelRow({ partition, key }: Parcel, left: readonly Waiting[]): Row {
  return { partition, key, effects: JSON.stringify(left) };
}

/** Takes out of a parcel's row what is not left; the row goes with the last of it. */
export function parcelWrite(parcel: Parcel, left: readonly Waiting[]): Write {
  const { key, etag } = parcel;
  return left.length > 0 ? { replace: parcelRow(parcel, left), etag } : { remove: key, etag };
}
