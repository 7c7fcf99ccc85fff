import { shorten } from '../texts/words';
import type { Digest, DigestItem, Section } from './contract';

/** Lines a section shows at most: a digest is read in a minute. */
export const shown = 3;

/** So much of a line and its tags is kept at most: a digest is one row. */
const longestTitle = 300;
const mostTags = 10;

/** Whom the shorter title does not name any more is not kept beside it. */
function toLine({ title: words, tags, named, ...item }: DigestItem): DigestItem {
  const title = shorten(words, longestTitle);
  return {
    ...{ ...item, title, tags: tags.slice(0, mostTags) },
    ...(named && { named: named.filter(({ name }) => title.includes(name)) }),
  };
}

/** A section as it is told: the first few lines, and how many there were. */
export function toSection(section: Section, items: readonly DigestItem[]) {
  return { section, items: items.slice(0, shown).map(toLine), count: items.length };
}

/** The digest without one thing; the same digest where it does not tell of it. */
export function withoutItem(digest: Digest, section: Section, id: string): Digest {
  const tells = digest.sections.some(
    (told) => told.section === section && told.items.some((item) => item.id === id),
  );
  if (!tells) return digest;
  const sections = digest.sections.map((told) => {
    if (told.section !== section) return told;
    return { ...told, items: told.items.filter((item) => item.id !== id), count: told.count - 1 };
  });
  return { ...digest, sections };
}

/** Nothing happened and nobody waits: there is nothing to tell. */
export function isQuiet({ sections }: Digest): boolean {
  return sections.every(({ count }) => count === 0);
}
