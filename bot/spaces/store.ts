/**
 * Rows:
 *   partition `tenant`           `s|space`  a space, so that jobs never scan
 *                                `g|n`      the n-th group: as many groups as there are places
 *                                `z|id`     who opened or closed what
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

const People = z.string().transform((ids) => ids.split('\n').filter(Boolean));
const SpaceRow = z.object({
  owners: People.default([]),
  leaders: People.default([]),
  curators: People.default([]),
});

export function spaceRow(space: Space): Row {
  const { into, curatorsChannel, owners, leaders, curators, ...rest } = space;
  const people = { owners, leaders, curators };
  const columns = Object.entries(people).filter(([, ids]) => ids.length > 0);
  return {
    ...{ partition: joinKey(space.tenant), key: joinKey('s', space.id), ...rest },
    ...Object.fromEntries(columns.map(([name, ids]) => [name, ids.join('\n')])),
    ...(into && { into }),
    ...(curatorsChannel && { curatorsChannel }),
  };
}

function readSpace(row: Row): Space {
  return Space.parse({ ...row, ...SpaceRow.parse(row) });
}

/** Keeps a space as it now is. */
export async function putSpace(tables: Tables, space: Space): Promise<void> {
  await tables.put(spaceRow(space));
}

/** Keeps a space; false where it was known before (then nothing is changed). */
export async function addSpace(tables: Tables, space: Space): Promise<boolean> {
  try {
    await tables.insert(spaceRow(space));
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
  return stored && readSpace(stored.row);
}

/** All spaces of a tenant, in pages of 1,000. */
export async function listSpaces(tables: Tables, tenant: string): Promise<Space[]> {
  const spaces: Space[] = [];
  let after: string | undefined;
  do {
    const page = await tables.list(joinKey(tenant), { ...prefixRange('s|'), limit: 1_000, after });
    spaces.push(...page.rows.map(({ row }) => readSpace(row)));
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

const groupPrefix = 'g|';

export function groupKey(place: number): string {
  return joinKey('g', String(place));
}

/** A place taken by a group. */
export interface GroupPlace {
  readonly key: string;
  readonly etag: string;
  readonly space: string;
}

/** The places that are taken. One transaction. */
export async function listGroups(tables: Tables, tenant: string): Promise<GroupPlace[]> {
  const { rows } = await tables.list(joinKey(tenant), {
    ...prefixRange(groupPrefix),
    limit: 1_000,
  });
  return rows.map(({ row, etag }) => ({ key: row.key, etag, space: String(row.space) }));
}

/** A space with its etag, for changing it. */
export async function readForChange(tables: Tables, tenant: string, id: string) {
  const stored = await tables.get(joinKey(tenant), joinKey('s', id));
  return stored && { space: readSpace(stored.row), etag: stored.etag };
}
