/**
 * Rows in the partition of a person: `n`, their preferences · `nd`, the day of the last thing they were told
 * unprompted · `nt|nudge`, that they were told this.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/v4';
import { joinKey } from '../tables/keys';
import { type Row, type Tables, TablesError, type Write } from '../tables/port';
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

/** What somebody chose, or what holds for those who never did. One transaction. */
export async function findPreferences(
  tables: Tables,
  tenant: string,
  person: string,
): Promise<Preferences> {
  const stored = await tables.get(partitionOf(tenant, person), 'n');
  return Preferences.parse(stored ? JSON.parse(PreferencesRow.parse(stored.row).preferences) : {});
}

export async function keepPreferences(
  tables: Tables,
  tenant: string,
  person: string,
  preferences: Preferences,
): Promise<void> {
  await tables.put(preferencesRow(tenant, person, preferences));
}

/** The day of the last thing they were told, on their clocks. One transaction. */
export async function toldOn(
  tables: Tables,
  { tenant, person }: Pick<Nudge, 'tenant' | 'person'>,
): Promise<string | undefined> {
  const stored = await tables.get(partitionOf(tenant, person), 'nd');
  return stored && String(stored.row.day);
}

/** The same for a nudge however often it was postponed. */
function toldKey({ what, period }: Nudge): string {
  const id = JSON.stringify([what, period]);
  return joinKey('nt', createHash('sha256').update(id).digest('hex').slice(0, 24));
}

/**
 * Takes a day for one nudge, so that there is no other that day, whichever instance asks. `told`: it was told
 * before; `taken`: the day is another's; `ours`: tell it now. Two or three transactions; throws
 * TablesError `Changed` where another nudge was faster.
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
  const mark = `${nudge.since} ${nudge.postponed}`;
  if (before && before.row.mark !== mark) return 'told';
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
