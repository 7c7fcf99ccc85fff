import { DateTime } from 'luxon';
import { awardsExpiring } from '../awards/expire';
import { countsExpiring } from '../counts/expire';
import { findKept, keptRow } from '../counts/store';
import { digestExpiring } from '../digest/expire';
import type { Expiring } from '../forgetting/kinds';
import { partsOf } from '../forgetting/rows';
import { linksExpiring } from '../links/expire';
import { nudgesExpiring } from '../nudges/expire';
import { postsExpiring } from '../posts/expire';
import { questionsExpiring } from '../questions/expire';
import { recognitionExpiring } from '../recognition/expire';
import { hasDocument, logErasure, logRemoval } from '../search/store';
import { listAll } from '../tables/list';
import { type Row, type Stored, type Tables, TablesError } from '../tables/port';
import type { Workbench } from './change';
import { whereOf } from './kinds';
import { AdminProblem } from './problem';

const everywhere = ['space', 'organisation'] as const;
const ownAt = ({ at }: Row) => Number(at);

/** What goes when it is old, with who turned to whom. Counters, profiles, spaces and synonyms stay. */
const expiring: readonly Expiring[] = [
  ...recognitionExpiring,
  ...questionsExpiring,
  ...linksExpiring,
  ...postsExpiring,
  ...awardsExpiring,
  ...digestExpiring,
  ...countsExpiring,
  ...nudgesExpiring,
  ...everywhere.flatMap((where) => [
    { name: 'marker', where, prefix: 'i', hanging: [], lastAt: ownAt },
    { name: 'audit', where, prefix: 'z', hanging: [], lastAt: ownAt },
  ]),
  { name: 'marker', where: 'person', prefix: 'i', hanging: [], lastAt: ownAt },
  { name: 'asked', where: 'person', prefix: 'asked', hanging: [], lastAt: ownAt },
];
const byPlace = new Map(expiring.map((one) => [`${one.where} ${one.prefix}`, one]));

const units = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const;
const shortest = { days: 28 };

/** The moment so long ago, in milliseconds, as `24m`: days, weeks, months or years. Throws AdminProblem. */
export function momentBefore(typed: string, now: number): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([dwmy])$/.exec(typed) ?? [];
  if (!count)
    throw new AdminProblem(
      'Say how old with --older-than, as in 24m: a number of days (d), weeks (w), months (m) or years (y).',
    );
  const from = DateTime.fromMillis(now, { zone: 'UTC' });
  const before = from.minus({ [units[unit as keyof typeof units]]: Number(count) });
  if (before > from.minus(shortest))
    throw new AdminProblem('What is younger than four weeks is still in use: give 4w or more.');
  return before.toMillis();
}

async function hangingOn(
  tables: Tables,
  { row }: Stored,
  { hanging }: Expiring,
): Promise<Stored[]> {
  const id = row.key.split('|')[1] ?? '';
  const all = await Promise.all(
    hanging.map((prefix) => listAll(tables, row.partition, `${prefix}|${id}|`)),
  );
  return all.flat().filter((each) => each.row.key !== row.key);
}

const batchRows = 100;

/** The act goes first: where somebody does something about it at this moment, nothing goes. */
async function remove(tables: Tables, act: Stored, hanging: readonly Stored[]): Promise<boolean> {
  const all = [act, ...hanging];
  for (let from = 0; from < all.length; from += batchRows) {
    const writes = all
      .slice(from, from + batchRows)
      .map(({ row, etag }) => ({ remove: row.key, etag }));
    try {
      await tables.batch(act.row.partition, writes);
    } catch (error) {
      if (error instanceof TablesError && error.code === 'Changed') return false;
      throw error;
    }
  }
  return true;
}

/** A document's id that ends with a person's is not kept. */
async function removeDocument(bench: Workbench, tenant: string, id: string): Promise<void> {
  if (!(await hasDocument(bench.tables, tenant, id))) return;
  const log = id.startsWith('decline|') ? logErasure : logRemoval;
  await log(bench.tables, tenant, id, bench.clock(), bench.id());
}

/**
 * Takes out what nobody has done anything about since a moment (milliseconds), with its documents; what it
 * counted stays, and a recount knows up to which week it cannot check that. Gives how many rows of each
 * kind went, or would.
 */
export async function expire(bench: Workbench, before: number, dry: boolean) {
  const { tables } = bench;
  const tally: Record<string, number> = {};
  const noted = new Set<string>();

  /** Whether nobody did anything about it since. */
  const isOld = (kind: Expiring, row: Row, hanging: readonly Row[]) =>
    kind.lastAt(row, hanging) < Math.min(before, bench.clock() - (kind.keptMs ?? 0));

  /** Before the first act of a partition goes, so that a recount never takes its count for wrong. */
  async function note(partition: string): Promise<void> {
    if (whereOf(partition) !== 'space' || noted.has(partition)) return;
    noted.add(partition);
    const earlier = await findKept(tables, partition);
    if (earlier < before) await tables.put(keptRow(partition, before));
  }

  async function one(stored: Stored, kind: Expiring): Promise<void> {
    const { partition } = stored.row;
    const hanging = kind.hanging.length > 0 ? await hangingOn(tables, stored, kind) : [];
    const rows = hanging.map(({ row }) => row);
    if (!isOld(kind, stored.row, rows)) return;
    tally[kind.name] = (tally[kind.name] ?? 0) + 1;
    if (dry) return;
    if (kind.documents || kind.recounted) await note(partition);
    if (!(await remove(tables, stored, hanging))) return;
    const [tenant = ''] = partsOf(partition);
    for (const id of kind.documents?.(stored.row, rows) ?? [])
      await removeDocument(bench, tenant, id);
  }

  for await (const page of tables.scan())
    for (const stored of page) {
      const { partition, key } = stored.row;
      const kind = byPlace.get(`${whereOf(partition)} ${key.split('|')[0]}`);
      if (kind && isOld(kind, stored.row, [])) await one(stored, kind);
    }
  return tally;
}
