import type { Counting } from '../counts/contract';
import type { Post } from './contract';

type Counted = Pick<Counting, 'counters' | 'ties'>;

/** A post counts in the week it was written. */
export function countPost({ author }: Post): Counted {
  const tie = { from: author.id, to: '', kind: 'post', times: 1 };
  return { counters: { 'posts.posted': 1 }, ties: [tie] };
}

/** That a post got input by somebody else counts once, in the week of the post, so that it is a part of what was posted then. */
export function countMet(): Counted {
  return { counters: { 'posts.met': 1 }, ties: [] };
}

/** What others do with a post counts in its own week, and ties them to its author; what the author does counts nothing. */
function countActOf(what: string, kind: string, from: string, { author }: Post): Counted {
  if (from === author.id) return { counters: {}, ties: [] };
  return { counters: { [what]: 1 }, ties: [{ from, to: author.id, kind, times: 1 }] };
}

export function countInput(from: string, post: Post): Counted {
  return countActOf('posts.inputs', 'input', from, post);
}
export function countWatching(from: string, post: Post): Counted {
  return countActOf('posts.watching', 'watch', from, post);
}
export function countHelped(from: string, post: Post): Counted {
  return countActOf('posts.helped', 'helped', from, post);
}
