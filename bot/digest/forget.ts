import type { Around, Forgotten, RowKind } from '../forgetting/kinds';
import { type Authored, forgetIn, type Leaver } from '../forgetting/leaver';
import { partsOf } from '../forgetting/rows';
import type { Row } from '../tables/port';
import { Digest, type DigestItem } from './contract';
import { messages } from './effect-kinds';
import { digestRow, readDigest } from './store';

/** What a line of a digest says is in the words of who did it. */
export const digestAuthored: readonly Authored[] = [
  { by: 'author', has: 'by', empty: (item, title) => ({ ...item, title }) },
];

/** A line as it is read has names inside its words; whose they are stands beside them. */
function renamed(item: DigestItem, { id, as }: Leaver): DigestItem {
  const { author, named = [], title, by } = item;
  const own = (author ? [author, ...named] : named).find((person) => person.id === id);
  if (!own?.name) return item;
  const rename = (words: string) => words.replaceAll(own.name, as.name);
  return { ...item, title: rename(title), by: rename(by) };
}

function forgetDigest(row: Row, leaver: Leaver): Row {
  const { digest, message } = readDigest({ row, etag: '' });
  const left = forgetIn(digest, leaver);
  if (left === digest) return row;
  const sections = digest.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => renamed(item, leaver)),
  }));
  const [tenant = ''] = partsOf(row.partition);
  const told = Digest.parse(forgetIn({ ...digest, sections }, leaver));
  return digestRow(tenant, { digest: told, ...(message && { message }) });
}

/** The message shows it as it now is. */
function follow(_before: Row, after: Row, { space }: Around): Forgotten {
  const ref = { tenant: space.tenant, space: space.id, id: partsOf(after.key)[1] ?? '' };
  return { row: after, effects: [messages.show(ref)] };
}

export const digestKinds: readonly RowKind[] = [
  {
    ...{ name: 'digest', where: 'space', prefix: 'd', people: true },
    ...{ forget: forgetDigest, follow },
  },
  { name: 'digest by e-mail', where: 'space', prefix: 'dm', people: true, goes: true },
];
