/**
 * Rows in the partition of a person: `n`, their preferences · `nd`, the day of the last thing they were told
 * unprompted · `nt|nudge`, whose turn it was to tell them this, and whether they were told.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/v4';
import { joinKey } from '../tables/keys';
import { type Row, type Stored, type Tables, TablesError, type Write } from '../tables/port';
import { type Nudge, Preferences } from './contract';

const PreferencesRow = z.object({ preferences: z.string() });

function partitionOf(tenant: string, person: string): string {
  return joinKey(tenant, 'u', person);
}

function preferencesRow(tenant: string, person: string, preferences: Preferences): Row {
  return {
    ...{ partition: partitionOf(tenant, person), key: 'n' },
    preferences: JSON.stringify(preferences),
  };
}

function readPreferences(stored: Stored | undefined): Preferences {
  return Preferences.parse(stored ? JSON.parse(PreferencesRow.parse(stored.row).preferences) : {});
}

/** What somebody chose, or what holds for those who never did. One transaction. */
export async function findPreferences(
  tables: Tables,
  tenant: string,
  person: string,
): Promise<Preferences> {
  return readPreferences(await tables.get(partitionOf(tenant, person), 'n'));
}

/** The preferences as they are, and the write that puts others in their place unless somebody was faster. One transaction. */
export async function preferencesToChange(tables: Tables, tenant: string, person: string) {
  const partition = partitionOf(tenant, person);
  const stored = await tables.get(partition, 'n');
  const before = readPreferences(stored);
  const write = (after: Preferences): Write => {
    const row = preferencesRow(tenant, person, after);
    return stored ? { replace: row, etag: stored.etag } : { insert: row };
  };
  return { partition, before, write };
}

/** The day that something else took to tell them, on their clocks: a nudge's own day is still its own. One transaction. */
export async function toldOn(tables: Tables, nudge: Nudge): Promise<string | undefined> {
  const stored = await tables.get(partitionOf(nudge.tenant, nudge.person), 'nd');
  return stored && stored.row.nudge !== toldKey(nudge) ? String(stored.row.day) : undefined;
}

const digestOf = (...parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);

/** The same for all that may be told once in a period. */
function toldKey({ what, period }: Nudge): string {
  return joinKey('nt', digestOf(what, period));
}

/** The same for one nudge however often it was postponed; two of one period differ. */
const markOf = ({ space, about, since }: Nudge) => digestOf(space, about, since);

/**
 * Takes a day for one nudge, so that there is no other that day, whichever instance asks. `told`: it was told
 * before, or is another's to tell; `taken`: the day is another's; `ours`: tell it now, also where an earlier
 * try took the day and nothing was sent. Two or three transactions; throws TablesError `Changed` where another
 * nudge was faster.
 */
export async function takeDay(
  tables: Tables,
  nudge: Nudge,
  day: string,
): Promise<'ours' | 'taken' | 'told'> {
  const partition = partitionOf(nudge.tenant, nudge.person);
  const key = toldKey(nudge);
  const [last, before] = await Promise.all([
    tables.get(partition, 'nd'),
    tables.get(partition, key),
  ]);
  const mark = markOf(nudge);
  if (before && (before.row.mark !== mark || before.row.sent)) return 'told';
  if (last?.row.day === day) return before && last.row.nudge === key ? 'ours' : 'taken';
  const row = { partition, key: 'nd', day, nudge: key };
  const told = { partition, key, mark, day };
  const writes: Write[] = [
    last ? { replace: row, etag: last.etag } : { insert: row },
    before ? { put: told } : { insert: told },
  ];
  try {
    await tables.batch(partition, writes);
  } catch (error) {
    if (error instanceof TablesError && error.code === 'AlreadyExists')
      throw new TablesError('Changed', 'Another nudge was faster.');
    throw error;
  }
  return 'ours';
}

/** They were told: nobody tells it again that period. One transaction. */
export async function keepTold(tables: Tables, nudge: Nudge, day: string): Promise<void> {
  const partition = partitionOf(nudge.tenant, nudge.person);
  await tables.put({ partition, key: toldKey(nudge), mark: markOf(nudge), day, sent: true });
}
