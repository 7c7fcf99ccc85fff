import { type Tables, TablesError } from './port';

/**
 * Which form the rows of a store have. It is raised where rows of an older form can no longer be read as
 * they are; then what opens the store also says how they are brought to the new form.
 *
 * Row: `version` in the partition `schema`; a store without it is of the first form.
 */
const form = 1;
const row = { partition: 'schema', key: 'version' };

/** Whether a row says which form the others have: it is there before anything else. */
export function isSchemaRow({ partition }: { readonly partition: string }): boolean {
  return partition === row.partition;
}

/**
 * Throws TablesError Invalid, with a sentence for the operator, for a store that a newer program has written; says
 * whether its form is noted. One transaction; nothing is written.
 */
export async function refuseNewer(tables: Tables): Promise<boolean> {
  const stored = await tables.get(row.partition, row.key);
  if (stored && Number(stored.row.form) > form)
    throw new TablesError(
      'Invalid',
      `The store was written by a newer version (form ${stored.row.form}, and this one reads form ${form}): start that version again, or name another store.`,
    );
  return stored !== undefined;
}

/** The same, and notes the form of a new store. One transaction, a second in a new store. */
export async function checkSchema(tables: Tables): Promise<void> {
  if (!(await refuseNewer(tables))) await tables.put({ ...row, form });
}
