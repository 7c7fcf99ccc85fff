import * as z from 'zod/v4';
import { joinKey, prefixRange, time } from '../tables/keys';
import type { Range, Row, Stored } from '../tables/port';
import type { OperationId } from './identity';

/** Something to do after an act is durable: send a card, fold a count. `kind` names its handler, `data` is plain JSON. */
export interface Effect {
  readonly kind: string;
  readonly data: unknown;
  /** Not before this time, in milliseconds; at once without it. */
  readonly due?: number;
}

/** An effect as it waits in its space's partition, oldest first. */
export interface Waiting {
  readonly stored: Stored;
  readonly kind: string;
  readonly data: unknown;
  readonly tries: number;
  /** Not before this time, in milliseconds. */
  readonly due: number;
  /** True where an earlier try may have got through without our hearing of it. */
  readonly begun: boolean;
}

const OutboxRow = z.object({
  kind: z.string(),
  data: z.string(),
  tries: z.number(),
  due: z.number(),
  begun: z.boolean(),
});

export const outboxRange: Omit<Range, 'limit'> = prefixRange('o|');

export function outboxRow(
  partition: string,
  id: OperationId,
  n: number,
  effect: Effect,
  now: number,
): Row {
  return {
    partition,
    key: joinKey('o', time(now), id.hash, String(n)),
    kind: effect.kind,
    data: JSON.stringify(effect.data),
    tries: 0,
    due: effect.due ?? now,
    begun: false,
  };
}

export function readOutbox(stored: Stored): Waiting {
  const row = OutboxRow.parse(stored.row);
  return { ...row, data: JSON.parse(row.data), stored };
}
