import { open } from 'node:fs/promises';
import { partsOf } from '../forgetting/rows';
import type { Row, Tables } from '../tables/port';
import { forget, kindOf, whereOf } from './kinds';
import { mayName } from './mentions';
import { lookFor, type Who } from './person';

/** A row as people read it: JSON in a column as what it is. */
function contentOf({ partition: _partition, key: _key, ...columns }: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => {
      if (typeof value !== 'string' || !/^[[{]/.test(value)) return [name, value];
      try {
        return [name, JSON.parse(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}

/**
 * Writes what is kept of a person into a file of JSON lines: first who they are, then each row that is theirs
 * or names them, with its kind and where it is. Copies that are made of these rows are left out, and in a row
 * that names others too, what is theirs alone: who asked without a name, and who of them turned to whom.
 */
export async function exportPerson(
  tables: Tables,
  who: Who,
  file: string,
): Promise<{ rows: number }> {
  const person = await lookFor(tables, who);
  const target = await open(file, 'w', 0o600);
  let rows = 0;
  try {
    const names = person.names.filter((name) => !who.also.includes(name));
    await target.writeFile(`${JSON.stringify({ person: person.id, names, also: who.also })}\n`);
    for await (const page of tables.scan())
      for (const { row } of page) {
        const kind = kindOf(row);
        const parts = partsOf(row.partition);
        const own = whereOf(row.partition) === 'person' && parts[2] === person.id;
        if (
          (kind?.internal && !kind.told) ||
          !(own || (mayName(row, person) && forget(row, person) !== row))
        )
          continue;
        const place = whereOf(row.partition) === 'space' ? { space: parts[2] } : {};
        const found = {
          kind: kind?.name,
          ...place,
          key: row.key,
          content: contentOf(kind?.told?.(row, person.id) ?? row),
        };
        await target.writeFile(`${JSON.stringify(found)}\n`);
        rows += 1;
      }
  } finally {
    await target.close();
  }
  return { rows };
}
