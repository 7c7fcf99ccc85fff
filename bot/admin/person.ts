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

/** Throws AdminProblem for what is no id: names are not unique, and could be somebody else's. */
function checkId(id: string): void {
  if (!/^[A-Za-z0-9-]{8,64}$/.test(id))
    throw new AdminProblem(
      `"${id}" is no id of a person: give their Entra object id, as the directory shows it; names and mail addresses go behind --also.`,
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
export async function lookFor(tables: Tables, who: Who): Promise<Leaver> {
  checkId(who.id);
  return leaverOf(
    who.id,
    { as: pseudonymOf('0'.repeat(16)), ...(await lookUp(tables, who)) },
    true,
  );
}

/** An erasure that is kept while it is under way, so that one that was interrupted is completed as it was begun. */
export async function beginErasure(
  tables: Tables,
  who: Who,
  keepActs: boolean,
  random: string,
): Promise<Leaver> {
  checkId(who.id);
  const at = { partition: operatorPartitions.erasing, key: encodeKey(who.id) };
  const stored = await tables.get(at.partition, at.key);
  const begun = stored && Begun.parse(stored.row);
  if (begun && begun.keepActs !== keepActs)
    throw new AdminProblem(
      `The erasure of this person was begun ${begun.keepActs ? 'with' : 'without'} --keep-acts and was interrupted: complete it that way first.`,
    );
  const { names, unnamed } = await lookUp(tables, who);
  // Those who were replaced before the interruption are not found any more.
  for (const name of begun ? (JSON.parse(begun.names) as string[]) : []) names.add(name);
  const as = begun?.as ?? pseudonymOf(random);
  await tables.put({ ...at, as, keepActs, names: JSON.stringify([...names]) });
  return leaverOf(who.id, { as, names, unnamed }, keepActs);
}

/** Says that nothing is under way any more. */
export async function endErasure(tables: Tables, { id }: Leaver): Promise<void> {
  const stored = await tables.get(operatorPartitions.erasing, encodeKey(id));
  if (stored) await tables.remove(stored.row.partition, stored.row.key, stored.etag);
}
