import type { Counters } from '../counts/contract';
import type { Digest, DigestItem, Section, Suggestion } from './contract';

/** Lines a section shows at most: a digest is read in a minute. */
export const shown = 3;

/** A section as it is told: the first few lines, and how many there were. */
export function toSection(section: Section, items: readonly DigestItem[]) {
  return { section, items: items.slice(0, shown), count: items.length };
}

/** Less than this share of the thanks going to groups says: thank groups. */
const groupShare = 1 / 3;

/**
 * One thing to do next, chosen by what the week lacked: an open question first, since somebody waits; then
 * the practice that did not happen at all; then what would make it better.
 */
export function suggestFor(counters: Counters, waiting: number): Suggestion {
  const of = (name: string) => counters[name] ?? 0;
  if (waiting > 0) return 'answer';
  if (of('recognition.given') === 0) return 'thank';
  if (of('posts.posted') === 0) return 'show';
  if (of('links.shared') === 0) return 'share';
  const groups = of('recognition.to.crew') + of('recognition.to.space');
  if (groups / of('recognition.given') < groupShare) return 'thankGroups';
  return of('links.vetted') === 0 ? 'vet' : 'keep';
}

/** Nothing happened and nobody waits: there is nothing to tell. */
export function isQuiet({ sections }: Digest): boolean {
  return sections.every(({ count }) => count === 0);
}
