import { fold } from '../counts/fold';
import type { Around, Forgotten } from '../forgetting/kinds';
import type { Leaver } from '../forgetting/leaver';
import { partsOf } from '../forgetting/rows';
import { operationId } from '../operations/identity';
import { outboxRows } from '../operations/outbox';
import { settle } from '../operations/settle';
import { Space } from '../spaces/contract';
import { findSpace } from '../spaces/store';
import { joinKey, prefixRange } from '../tables/keys';
import type { Row, Stored, Tables, Write } from '../tables/port';
import { forget, kindOf } from './kinds';

export interface Workbench {
  readonly tables: Tables;
  /** Milliseconds since 1970. */
  clock(): number;
  /** A fresh id. */
  id(): string;
}

/** Space ids are few: each is read once. */
export function makeSpaceOf(tables: Tables) {
  const known = new Map<string, Space>();
  return async (partition: string): Promise<Space> => {
    const [tenant = '', , id = ''] = partsOf(partition);
    const key = joinKey(tenant, id);
    // A space without a row of its own: what follows finds it no more than we do.
    const unknown = { tenant, id, kind: 'groupChat', serviceUrl: '', name: '', conversation: id };
    const space = known.get(key) ?? (await findSpace(tables, tenant, id)) ?? Space.parse(unknown);
    known.set(key, space);
    return space;
  };
}

async function keysUnder(tables: Tables, partition: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = await tables.list(partition, {
      ...{ ...prefixRange(prefix), limit: 1_000, after },
      columns: [],
    });
    keys.push(...page.rows.map(({ row }) => row.key));
    after = page.after;
  } while (after);
  return keys;
}

/** The batch that forgets somebody in one row: the row, what tells that it went, and what follows. */
function writesFor(bench: Workbench, stored: Stored, forgotten: Forgotten): Write[] {
  const { partition, key } = stored.row;
  const { row, tombstone, effects } = forgotten;
  const now = bench.clock();
  const id = operationId(now, 'forget', key, bench.id());
  const follows = outboxRows(partition, id, effects, now).map((each) => ({ put: each }));
  const more: Write[] = [...(tombstone ? [{ put: tombstone }] : []), ...follows];
  if (row?.key === key) return [{ replace: row, etag: stored.etag }, ...more];
  return [{ remove: key, etag: stored.etag }, ...(row ? [{ put: row }] : []), ...more];
}

/** What becomes of a row that names the leaver. */
async function forgottenIn(
  bench: Workbench,
  spaceOf: (partition: string) => Promise<Space>,
  before: Row,
  after: Row,
  leaver: Leaver,
): Promise<Forgotten> {
  const kind = kindOf(before);
  if (kind?.goes) return { effects: [] };
  if (!kind?.follow) return { row: after, effects: [] };
  const under = (prefix: string) => `${joinKey(prefix, partsOf(before.key)[1] ?? '')}|`;
  const keys = (kind.hanging ?? []).map((prefix) =>
    keysUnder(bench.tables, before.partition, under(prefix)),
  );
  const around: Around = {
    space: await spaceOf(before.partition),
    hanging: (await Promise.all(keys)).flat(),
    now: bench.clock(),
  };
  return kind.follow(before, after, around, leaver);
}

/** Forgets somebody in one row, in one batch; looks again where the row was changed meanwhile. */
export async function change(
  bench: Workbench,
  spaceOf: (partition: string) => Promise<Space>,
  found: Stored,
  leaver: Leaver,
): Promise<void> {
  const { tables } = bench;
  let stored: Stored | undefined = found;
  await settle(async () => {
    stored ??= await tables.get(found.row.partition, found.row.key);
    const current = stored;
    stored = undefined;
    if (!current) return;
    const after = forget(current.row, leaver);
    if (after === current.row) return;
    const forgotten = await forgottenIn(bench, spaceOf, current.row, after, leaver);
    const { partition } = current.row;
    const counts = forgotten.less ? await fold(tables, partition, [forgotten.less]) : [];
    await tables.batch(partition, [...writesFor(bench, current, forgotten), ...counts]);
  });
}
