import type { Digest, DigestItem, Section } from './contract';

/** Lines a section shows at most: a digest is read in a minute. */
export const shown = 3;

/** A section as it is told: the first few lines, and how many there were. */
export function toSection(section: Section, items: readonly DigestItem[]) {
  return { section, items: items.slice(0, shown), count: items.length };
}

/** Nothing happened and nobody waits: there is nothing to tell. */
export function isQuiet({ sections }: Digest): boolean {
  return sections.every(({ count }) => count === 0);
}
