import { renameTies } from '../counts/forget';
import type { Leaver } from '../forgetting/leaver';
import { partsOf } from '../forgetting/rows';
import { operationId } from '../operations/identity';
import { outboxRows } from '../operations/outbox';
import { removeAsRead } from '../search/forget';
import { logErasure } from '../search/store';
import { actPartition } from '../spaces/partition';
import { type Stored, TablesError } from '../tables/port';
import { change, makeSpaceOf, type Workbench } from './change';
import { documents, forget, kindOf, whereOf } from './kinds';
import { mayName } from './mentions';
import { beginErasure, endErasure, type Who } from './person';
import { type Traces, traces } from './traces';

/** How many rows of each kind were changed, or would be. */
export type Tally = Readonly<Record<string, number>>;

export interface Erased extends Traces {
  readonly changed: Tally;
  /** How often everything was looked through until nothing was found. */
  readonly passes: number;
}

/** Rows at a time. */
const together = 8;
/** Whoever goes on using the product is written to again while they are erased. */
const mostPasses = 6;

function isOwn({ row }: Stored, { id }: Leaver): boolean {
  return whereOf(row.partition) === 'person' && partsOf(row.partition)[2] === id;
}

function concerns(stored: Stored, leaver: Leaver): boolean {
  const { row } = stored;
  if (whereOf(row.partition) === 'operators') return false;
  if (isOwn(stored, leaver)) return true;
  return mayName(row, leaver) && forget(row, leaver) !== row;
}

/** Somebody else wrote the row meanwhile: the next pass looks again. */
function raced(error: unknown): void {
  if (!(error instanceof TablesError) || error.code !== 'Changed') throw error;
}

/** A document goes, and the product makes it anew from the act, which does not name the leaver any more. */
async function takeDocument(bench: Workbench, stored: Stored, leaver: Leaver): Promise<void> {
  const { tables } = bench;
  const { row } = stored;
  const [tenant = ''] = partsOf(row.partition);
  const id = String(row.id ?? '');
  if (row.key.startsWith('l|'))
    return tables.remove(row.partition, row.key, stored.etag).catch(raced);
  if (id.split('|').includes(leaver.id))
    return logErasure(tables, tenant, id, bench.clock(), bench.id());
  const [kind = '', space = '', act = '', rest = ''] = id.split('|');
  const anew = Object.hasOwn(documents, kind) ? documents[kind] : undefined;
  if (anew) {
    const now = bench.clock();
    const partition = actPartition(tenant, space, act);
    const effects = [anew({ tenant, space, id: act }, rest)];
    const rows = outboxRows(partition, operationId(now, 'forget', id, bench.id()), effects, now);
    for (const each of rows) await tables.put(each);
  }
  return removeAsRead(tables, stored, bench.clock(), bench.id()).catch(raced);
}

/** Looks through everything once; gives how many rows of each kind name the leaver, and changes them unless told otherwise. */
async function pass(
  bench: Workbench,
  leaver: Leaver,
  only: (stored: Stored) => boolean,
  dry: boolean,
) {
  const { tables } = bench;
  const tally: Record<string, number> = {};
  const spaceOf = makeSpaceOf(tables);

  async function one(stored: Stored): Promise<void> {
    const { partition, key } = stored.row;
    if (isOwn(stored, leaver)) await tables.remove(partition, key, stored.etag).catch(raced);
    else if (whereOf(partition) === 'changes') await takeDocument(bench, stored, leaver);
    else if (key.startsWith('w|')) await renameTies(tables, stored.row, leaver);
    else await change(bench, spaceOf, stored, leaver);
  }

  for await (const page of tables.scan()) {
    const found = page.filter((stored) => only(stored) && concerns(stored, leaver));
    for (const { row } of found) {
      const name = kindOf(row)?.name ?? 'unknown';
      tally[name] = (tally[name] ?? 0) + 1;
    }
    if (dry) continue;
    // Two rows of one week's ties go to the same row, and would be in each other's way.
    const ties = found.filter(({ row }) => row.key.startsWith('w|'));
    const others = found.filter((stored) => !ties.includes(stored));
    for (const stored of ties) await one(stored);
    for (let from = 0; from < others.length; from += together)
      await Promise.all(others.slice(from, from + together).map(one));
  }
  return tally;
}

function add(tally: Record<string, number>, more: Tally): void {
  for (const [name, n] of Object.entries(more)) tally[name] = (tally[name] ?? 0) + n;
}

const isDocument = ({ row }: Stored) => whereOf(row.partition) === 'changes';

/** What an erasure would change, by kind of row. Nothing is written. */
export async function planErasure(bench: Workbench, leaver: Leaver): Promise<Tally> {
  return pass(bench, leaver, () => true, true);
}

/**
 * Takes a person out of every row, while the product runs or not: first out of what people did, then out of
 * the documents that are made of it. It may be interrupted and repeated; when it ends it has looked through
 * everything and says what it found. Measured: 32 s for 1,000 kudos of theirs among 100,000 in an embedded
 * store, on two busy cores.
 */
export async function erase(
  bench: Workbench,
  who: Who,
  { keepActs }: { readonly keepActs: boolean },
): Promise<Erased> {
  const { tables } = bench;
  const leaver = await beginErasure(tables, who, keepActs, bench.id());
  const changed: Record<string, number> = {};
  let passes = 0;
  for (let found = 1; found > 0 && passes < mostPasses; passes += 1) {
    const rows = await pass(bench, leaver, (stored) => !isDocument(stored), false);
    const made = await pass(bench, leaver, isDocument, false);
    found = [...Object.values(rows), ...Object.values(made)].reduce((sum, n) => sum + n, 0);
    add(changed, rows);
    add(changed, made);
  }
  await endErasure(tables, leaver);
  return { changed, passes, ...(await traces(tables, leaver)) };
}
