/**
 * Rows in the partition of a space (one of its shards):
 *   `w|b|week`         the week's counters; once more as short numbers, which is all that a health read selects
 *   `w|t|week|bucket`  the week's ties of the people whose hash begins with the bucket
 *   `w|kept`           from before when acts are gone while what they counted is kept
 * Ties are spread over 256 rows: of 25,000 people with five ties each a row holds about 500, which is
 * 40 KB; a column takes 32,768 characters, so longer ones go on in the next column.
 */
import { joinKey, prefixRange } from '../tables/keys';
import { listAll } from '../tables/list';
import type { Row, Stored, Tables } from '../tables/port';
import { Counters, type Tie, type Week } from './contract';
import { fromNumbers, type Numbers, toNumbers } from './numbers';
import { bucketOf } from './people';

export function countersKey(week: Week): string {
  return joinKey('w', 'b', week);
}

/** The row that holds a person's ties of a week. */
export function tiesKey(week: Week, person: string): string {
  return joinKey('w', 't', week, bucketOf(person));
}

export const isTies = (key: string) => key.startsWith('w|t|');

/** The week of a row of ties, by its key. */
export function weekOfTies(key: string): Week {
  return key.split('|')[2] ?? '';
}

export function countersRow(partition: string, key: string, counters: Counters): Row {
  return { partition, key, counters: JSON.stringify(counters), n: toNumbers(counters) };
}

export function readCounters(stored: Stored | undefined): Counters {
  const text = stored?.row.counters;
  return typeof text === 'string' ? Counters.parse(JSON.parse(text)) : {};
}

const longestColumn = 32_000;

export function tiesRow(partition: string, key: string, ties: readonly Tie[]): Row {
  const columns: string[] = [];
  for (const { from, to, kind, times } of ties) {
    const line = `${from} ${to} ${kind} ${times}\n`;
    const last = columns.length - 1;
    const room = (columns[last]?.length ?? longestColumn) + line.length <= longestColumn;
    if (room) columns[last] += line;
    else columns.push(line);
  }
  return { partition, key, ...Object.fromEntries(columns.map((text, n) => [`t${n}`, text])) };
}

export function readTies(stored: Stored | undefined): Tie[] {
  const ties: Tie[] = [];
  for (let n = 0; ; n += 1) {
    const text = stored?.row[`t${n}`];
    if (typeof text !== 'string') return ties;
    for (const line of text.split('\n').filter(Boolean)) {
      const [from = '', to = '', kind = '', times = ''] = line.split(' ');
      ties.push({ from, to, kind, times: Number(times) });
    }
  }
}

const lastPart = (key: string, index: number) => key.split('|')[index] ?? '';

/** All weeks' counters of a partition. */
export async function listCounters(
  tables: Tables,
  partition: string,
): Promise<Map<Week, Counters>> {
  const rows = await listAll(tables, partition, 'w|b|');
  return new Map(rows.map((stored) => [lastPart(stored.row.key, 2), readCounters(stored)]));
}

/**
 * The numbers that `toNumbers` keeps, of the weeks from the first to the last, both in it; at most 1,000. One
 * transaction, of under 200 bytes a week.
 */
export async function listNumbers(
  tables: Tables,
  partition: string,
  first: Week,
  last: Week,
): Promise<Map<Week, Numbers>> {
  const { to } = prefixRange(countersKey(last));
  const range = { from: countersKey(first), to, limit: 1_000, columns: ['n'] };
  const { rows } = await tables.list(partition, range);
  return new Map(rows.map(({ row }) => [lastPart(row.key, 2), fromNumbers(String(row.n ?? ''))]));
}

function tiesByWeek(rows: readonly Stored[]): Map<Week, Tie[]> {
  const weeks = new Map<Week, Tie[]>();
  for (const stored of rows) {
    const week = lastPart(stored.row.key, 2);
    const ties = weeks.get(week) ?? [];
    ties.push(...readTies(stored));
    weeks.set(week, ties);
  }
  return weeks;
}

const keptKey = joinKey('w', 'kept');

/** Says that acts from before a moment (milliseconds) may be gone while what they counted is kept. */
export function keptRow(partition: string, before: number): Row {
  return { partition, key: keptKey, before };
}

/** From before when acts may be gone, in milliseconds; 0 where all are there. */
export async function findKept(tables: Tables, partition: string): Promise<number> {
  return Number((await tables.get(partition, keptKey))?.row.before ?? 0);
}

/** All weeks' ties of a partition. */
export async function listTies(tables: Tables, partition: string): Promise<Map<Week, Tie[]>> {
  return tiesByWeek(await listAll(tables, partition, 'w|t|'));
}

/** The ties of one week of a partition. One transaction: a week has at most 256 rows. */
export async function listTiesOf(tables: Tables, partition: string, week: Week): Promise<Tie[]> {
  const rows = await listAll(tables, partition, `${joinKey('w', 't', week)}|`);
  return tiesByWeek(rows).get(week) ?? [];
}
