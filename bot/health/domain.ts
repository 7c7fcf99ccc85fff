import type { Counters } from '../counts/contract';
import type { Suggestion } from '../digest/contract';

/** What a practice should reach before another is the one to work on. */
const wanted = { thankGroups: 1 / 3, vet: 1 / 2 } as const;

/**
 * One thing to do next, by the last week: an open question first, since somebody waits; then the practice that
 * did not happen at all; then whichever is farthest from what it should reach.
 */
export function stepFor(week: Counters, waiting: boolean): Suggestion {
  const of = (name: string) => week[name] ?? 0;
  if (waiting) return 'answer';
  if (of('recognition.given') === 0) return 'thank';
  if (of('posts.posted') === 0) return 'show';
  if (of('links.shared') === 0) return 'share';
  const reached = {
    thankGroups: of('recognition.groups') / of('recognition.given') / wanted.thankGroups,
    vet: of('links.vetted') / of('links.shared') / wanted.vet,
  };
  const weakest = reached.vet < reached.thankGroups ? 'vet' : 'thankGroups';
  return reached[weakest] < 1 ? weakest : 'keep';
}
