import * as z from 'zod/v4';
import type { Leaver } from '../forgetting/leaver';
import { pseudonymOf } from '../forgetting/pseudonym';
import { encodeKey } from '../tables/keys';
import type { Tables } from '../tables/port';
import { textsFor } from '../texts/texts';
import { authored, kindOf, operatorPartitions } from './kinds';
import { namesIn } from './mentions';
import { AdminProblem } from './problem';

/** Somebody by their Entra object id, with further names and mail addresses they may be written by. */
export interface Who {
  readonly id: string;
  readonly also: readonly string[];
}

const text = textsFor('en');

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of a person as rows have it: a GUID in small letters, in which some tools show capitals. Throws
 * AdminProblem for what is no id: names are not unique, and could be somebody else's.
 */
export function personId(id: string): string {
  if (!/^[A-Za-z0-9-]{8,64}$/.test(id))
    throw new AdminProblem(
      `"${id}" is no id of a person: give their Entra object id, as the directory shows it; names and mail addresses go behind --also.`,
    );
  return guid.test(id) ? id.toLowerCase() : id;
}

/** Says that nobody was found, which is seldom what somebody expects who names a person. */
export function nobody(id: string): AdminProblem {
  return new AdminProblem(
    `No row names ${id}. Is this the right store (STORE, SQLITE_FILE, AZURE_TABLES_URL), and the right id? Whoever was erased already is in no row either.`,
  );
}

/** Reads every row for the names somebody is written by, and for what is theirs without a name. */
async function lookUp(tables: Tables, { id, also }: Who) {
  const names = new Set(also);
  const unnamed = new Set<string>();
  for await (const page of tables.scan())
    for (const { row } of page) {
      for (const name of namesIn(row, id)) names.add(name);
      for (const act of kindOf(row)?.unnamed?.(row, id) ?? []) unnamed.add(act);
    }
  return { names, unnamed };
}

const Begun = z.object({ as: z.string(), names: z.string(), keepActs: z.boolean() });

function leaverOf(
  id: string,
  { as, names, unnamed }: { as: string; names: Iterable<string>; unnamed: ReadonlySet<string> },
  keepActs: boolean,
): Leaver {
  return {
    ...{ id, names: [...names].toSorted(), unnamed, authored },
    as: { id: as, name: text('forgetting.name') },
    ...(!keepActs && { words: text('forgetting.words') }),
  };
}

/** As somebody who is only looked for. */
export async function lookFor(tables: Tables, { also, ...typed }: Who): Promise<Leaver> {
  const id = personId(typed.id);
  const found = await lookUp(tables, { id, also });
  return leaverOf(id, { as: pseudonymOf('0'.repeat(16)), ...found }, true);
}

const begunAt = (id: string) => ({ partition: operatorPartitions.erasing, key: encodeKey(id) });

/** Whether an erasure of this person was begun and not completed. */
export async function isBegun(tables: Tables, id: string): Promise<boolean> {
  const { partition, key } = begunAt(personId(id));
  return Boolean(await tables.get(partition, key));
}

/** An erasure that is kept while it is under way, so that one that was interrupted is completed as it was begun. */
export async function beginErasure(
  tables: Tables,
  { also, ...typed }: Who,
  keepActs: boolean,
  random: string,
): Promise<Leaver> {
  const id = personId(typed.id);
  const at = begunAt(id);
  const stored = await tables.get(at.partition, at.key);
  const begun = stored && Begun.parse(stored.row);
  if (begun && begun.keepActs !== keepActs)
    throw new AdminProblem(
      `The erasure of this person was begun ${begun.keepActs ? 'with' : 'without'} --keep-acts and was interrupted: complete it that way first.`,
    );
  const { names, unnamed } = await lookUp(tables, { id, also });
  // Those who were replaced before the interruption are not found any more.
  for (const name of begun ? (JSON.parse(begun.names) as string[]) : []) names.add(name);
  const as = begun?.as ?? pseudonymOf(random);
  await tables.put({ ...at, as, keepActs, names: JSON.stringify([...names]) });
  return leaverOf(id, { as, names, unnamed }, keepActs);
}

/** Says that nothing is under way any more. */
export async function endErasure(tables: Tables, { id }: Leaver): Promise<void> {
  const { partition, key } = begunAt(id);
  const stored = await tables.get(partition, key);
  if (stored) await tables.remove(partition, key, stored.etag);
}
