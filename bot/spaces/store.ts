/**
 * Rows:
 *   partition `tenant`           `s|space`  a space, so that jobs never scan
 *   partition `tenant|u|person`  `s|space`  that the person was seen in a space, and when
 *   partition `tenant|s|space`   everything that happens in the space: one transaction scope
 */
import * as z from 'zod/v4';
import { joinKey, prefixRange } from '../tables/keys';
import { type Row, type Tables, TablesError } from '../tables/port';
import { Space } from './contract';

function personPartition(tenant: string, person: string): string {
  return joinKey(tenant, 'u', person);
}

function toRow(space: Space): Row {
  return { partition: joinKey(space.tenant), key: joinKey('s', space.id), ...space };
}

/** Keeps a space as it now is. */
export async function putSpace(tables: Tables, space: Space): Promise<void> {
  await tables.put(toRow(space));
}

/** Keeps a space; false where it was known before (then nothing is changed). */
export async function addSpace(tables: Tables, space: Space): Promise<boolean> {
  try {
    await tables.insert(toRow(space));
    return true;
  } catch (error) {
    if (error instanceof TablesError && error.code === 'AlreadyExists') return false;
    throw error;
  }
}

export async function findSpace(
  tables: Tables,
  tenant: string,
  id: string,
): Promise<Space | undefined> {
  const stored = await tables.get(joinKey(tenant), joinKey('s', id));
  return stored && Space.parse(stored.row);
}

/** All spaces of a tenant, in pages of 1,000. */
export async function listSpaces(tables: Tables, tenant: string): Promise<Space[]> {
  const spaces: Space[] = [];
  let after: string | undefined;
  do {
    const page = await tables.list(joinKey(tenant), { ...prefixRange('s|'), limit: 1_000, after });
    spaces.push(...page.rows.map(({ row }) => Space.parse(row)));
    after = page.after;
  } while (after);
  return spaces;
}

/** Remembers that a person was seen in a space. */
export async function addPlace(
  tables: Tables,
  { tenant, id }: Space,
  person: string,
  at: number,
): Promise<void> {
  const partition = personPartition(tenant, person);
  await tables.put({ partition, key: joinKey('s', id), space: id, at });
}

const Place = z.object({ space: z.string(), at: z.number() });

/** The ids of the spaces a person was seen in, last seen first, at most 100: a hint where to look, not a permission. */
export async function listPlaces(
  tables: Tables,
  tenant: string,
  person: string,
): Promise<string[]> {
  const range = { ...prefixRange('s|'), limit: 100 };
  const { rows } = await tables.list(personPartition(tenant, person), range);
  return rows
    .map(({ row }) => Place.parse(row))
    .toSorted((a, b) => b.at - a.at)
    .map(({ space }) => space);
}
