import type { Leaver } from '../forgetting/leaver';
import type { Row } from '../tables/port';

/** As a text stands inside JSON. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

function textsOf(row: Row): string[] {
  return Object.values(row).filter((value) => typeof value === 'string');
}

/** A quick look, before a row is read closely: whether any of its texts has the id, a name or a mail in it. */
export function mayName(row: Row, { id, names, unnamed }: Leaver): boolean {
  const wanted = [id, ...names, ...names.map(inJson), ...unnamed];
  return textsOf(row).some((text) => wanted.some((each) => text.includes(each)));
}

/** Whether a row's texts have any of these in them as whole words, in any case. */
export function speaksOf(row: Row, wanted: readonly string[]): boolean {
  const alternatives = [...wanted, ...wanted.map(inJson)].map((text) =>
    text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  if (alternatives.length === 0) return false;
  const word = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`,
    'iu',
  );
  return textsOf(row).some((text) => word.test(text));
}

/** Columns of people as `id name` lines. */
const lineColumns = ['giver', 'people'];

function* namesBeside(value: unknown, id: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const { id: own, name } = value as { readonly id?: unknown; readonly name?: unknown };
  if (own === id && typeof name === 'string') yield name;
  for (const inner of Object.values(value)) yield* namesBeside(inner, id);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The names somebody has in a row: beside their id in JSON, behind it in a line, or in a column. */
export function namesIn(row: Row, id: string): string[] {
  const found = row.person === id && typeof row.name === 'string' ? [row.name] : [];
  for (const text of textsOf(row))
    if (text.includes(id) && /^[[{]/.test(text)) found.push(...namesBeside(parsed(text), id));
  for (const column of lineColumns)
    for (const line of String(row[column] ?? '').split('\n'))
      if (line.startsWith(`${id} `)) found.push(line.slice(id.length + 1));
  return found.filter((name) => name.trim() !== '');
}
