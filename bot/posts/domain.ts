import { Refusal } from '../teams/refusal';
import { cleanWords, lengthOf, shorten } from '../texts/words';
import type { Hanging, Input, Post } from './contract';

/** Lengths are characters as people count them. */
export const limits = {
  longestLine: 600,
  longestInput: 1_000,
  longestOutcome: 1_000,
  perMinute: 5,
  /** Of inputs, in the post's own row and on its card. */
  inputsShown: 3,
  longestShown: 400,
  /** Names beside the count of those who watch. */
  watchersShown: 3,
  longestTitle: 120,
} as const;

/** The lines of a post, in the order they are shown. */
export const lineNames = ['working', 'learned', 'wanted'] as const;
export type Lines = Pick<Post, (typeof lineNames)[number]>;

/**
 * Words that are to be shown to others, cleaned: everything a person writes here passes this one place
 * before it is kept, so a check of what should not be told has its place here. Refuses what is too long.
 */
function decideWords(typed: string, longest: number): string {
  const words = cleanWords(typed);
  const length = lengthOf(words);
  if (length > longest) throw new Refusal('posts.tooLong', { length, longest });
  return words;
}

/** The three lines; refuses where none of them says anything. */
export function decideLines(typed: Lines): Lines {
  const [working = '', learned = '', wanted = ''] = lineNames.map((name) =>
    decideWords(typed[name], limits.longestLine),
  );
  if (!working && !learned && !wanted) throw new Refusal('posts.empty');
  return { working, learned, wanted };
}

/** A line of input; refuses nothing at all. */
export function decideInput(typed: string): string {
  const text = decideWords(typed, limits.longestInput);
  if (text === '') throw new Refusal('posts.emptyInput');
  return text;
}

/** Refuses the sixth post of a minute. */
export function checkPace(recent: readonly number[]): void {
  if (recent.length >= limits.perMinute)
    throw new Refusal('posts.tooFast', { most: limits.perMinute });
}

/** What a post is called where there is room for one line: the first of its lines that says something. */
export function titleOf({ working, learned, wanted }: Lines): string {
  const [first = ''] = (working || learned || wanted).split('\n');
  return shorten(first, limits.longestTitle);
}

/** Refuses who did not write it. */
export function checkAuthor({ author }: Post, person: string): void {
  if (author.id !== person) throw new Refusal('posts.onlyAuthor', { name: author.name });
}

/** Refuses what cannot be done with a closed post any more. */
export function checkOpen({ state, author }: Post): void {
  if (state === 'closed') throw new Refusal('posts.closed', { name: author.name });
}

/** Refuses to watch one's own post, and to be helped by it. */
export function checkOthers({ author }: Post, person: string): void {
  if (author.id === person) throw new Refusal('posts.own');
}

/** Other words by its author, while it is open. */
export function reword(post: Post, words: Lines & Pick<Post, 'page' | 'tags'>, now: number): Post {
  checkOpen(post);
  const { page: _page, ...rest } = post;
  return { ...rest, ...words, editedAt: now };
}

/** Done: what came of it. Refuses a second time, and no words at all. */
export function close(post: Post, typed: string, now: number): Post {
  checkOpen(post);
  const outcome = decideWords(typed, limits.longestOutcome);
  if (outcome === '') throw new Refusal('posts.noOutcome');
  return { ...post, state: 'closed', outcome, closedAt: now };
}

const short = (input: Input): Input => ({
  ...input,
  text: shorten(input.text, limits.longestShown),
});

/** Oldest first; of one moment, by their words. */
export function inOrder(inputs: readonly Input[]): Input[] {
  return inputs.toSorted((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1));
}

/** The post with what its row copies of what hangs on it: how many, and a few of them. */
export function withHanging(post: Post, { inputs, watchers, helped }: Hanging): Post {
  const newest = inOrder(inputs).toReversed();
  const first = watchers.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return {
    ...post,
    inputs: newest.slice(0, limits.inputsShown).map(short),
    inputCount: inputs.length,
    watchers: first.slice(0, limits.watchersShown).map(({ id, name }) => ({ id, name })),
    watcherCount: watchers.length,
    helped: helped.length,
  };
}
