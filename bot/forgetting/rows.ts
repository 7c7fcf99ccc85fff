import { decodeKey, encodeKey } from '../tables/keys';
import type { Row, Value } from '../tables/port';
import { forgetIn, type Leaver } from './leaver';

/** A column: JSON as a value, any other text as a whole. */
function forgetText(text: string, leaver: Leaver): string {
  if (!/^[[{"]/.test(text)) return String(forgetIn(text, leaver));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  const left = forgetIn(value, leaver);
  return left === value ? text : JSON.stringify(left);
}

/** A key with the stand-in where a part of it is the leaver's id. */
function forgetKey(key: string, { id, as }: Leaver): string {
  const [from, to] = [encodeKey(id), encodeKey(as.id)];
  return key
    .split('|')
    .map((part) => (part === from ? to : part))
    .join('|');
}

/** The row without the leaver, in its key and in all its columns; the same row where it does not name them. */
export function forgetRow(row: Row, leaver: Leaver): Row {
  const { partition, key, ...columns } = row;
  const left: Record<string, Value> = {};
  for (const [name, value] of Object.entries(columns))
    left[name] = typeof value === 'string' ? forgetText(value, leaver) : value;
  const next = { ...left, partition, key: forgetKey(key, leaver) };
  const same =
    next.key === key && Object.entries(columns).every(([name, value]) => left[name] === value);
  return same ? row : next;
}

/** The parts of a key or the name of a partition, as they were given to `joinKey`. */
export function partsOf(joined: string): string[] {
  return joined.split('|').map(decodeKey);
}
