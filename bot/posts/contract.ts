import * as z from 'zod/v4';
import { Id } from '../spaces/contract';

const NamedPerson = z.object({ id: z.string(), name: z.string() });

/** A line somebody offered as input; it stays with the post. Times are milliseconds since 1970. */
export const Input = z.object({
  id: z.string(),
  by: NamedPerson,
  text: z.string(),
  at: z.number(),
});
export type Input = z.infer<typeof Input>;

/** `closed`: its author said what came of it; it takes no new input, and stays to be read. */
const PostState = z.enum(['open', 'closed']);

/** Work shown while it is under way, as everybody who may read it sees it. Of the three lines one at least has words. */
export const Post = z.object({
  id: z.string(),
  space: z.string(),
  author: NamedPerson,
  working: z.string(),
  learned: z.string(),
  /** What its author would like input on. */
  wanted: z.string(),
  /** A page to look at; the host as people should read it. */
  page: z.object({ url: z.string(), host: z.string() }).optional(),
  tags: z.array(z.string()),
  at: z.number(),
  editedAt: z.number().optional(),
  state: PostState,
  /** What came of it, once it is closed. */
  outcome: z.string().optional(),
  closedAt: z.number().optional(),
  /** The newest few; `inputCount` counts all. */
  inputs: z.array(Input),
  inputCount: z.number().int(),
  /** The first few who watch; `watcherCount` counts all. */
  watchers: z.array(NamedPerson),
  watcherCount: z.number().int(),
  /** How many it helped. */
  helped: z.number().int(),
});
export type Post = z.infer<typeof Post>;

/** What hangs on a post, each in a row of its own. */
export interface Hanging {
  /** Oldest first. */
  readonly inputs: readonly Input[];
  readonly watchers: readonly Watcher[];
  /** The ids of those it helped. */
  readonly helped: readonly string[];
}

/** Somebody who watches a post, and since when. */
export const Watcher = NamedPerson.extend({ at: z.number() });
export type Watcher = z.infer<typeof Watcher>;

/** What the list and the search show of a post. */
export const PostItem = Post.extend({
  spaceName: z.string(),
  /** Opens its card in Teams. */
  link: z.string().optional(),
});
export type PostItem = z.infer<typeof PostItem>;

const filters = ['all', 'open', 'closed', 'mine', 'watching'] as const;
/** GET /api/posts, newest first. */
export const PostsQuery = z.object({
  filter: z.enum(filters).default('all'),
  space: Id.optional(),
  tag: z.string().max(100).optional(),
  text: z.string().max(200).optional(),
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type PostsQuery = z.infer<typeof PostsQuery>;
export const PostsAnswer = z.object({
  posts: z.array(PostItem.extend({ own: z.boolean(), watching: z.boolean() })),
  more: z.boolean(),
  /** Tags in use, the most used first. */
  tags: z.array(z.string()),
});
export type PostsAnswer = z.infer<typeof PostsAnswer>;

const Which = z.object({ space: Id, id: Id });
/** GET /api/posts/one */
export const OnePostQuery = Which;
export const OnePostAnswer = z.object({
  post: PostItem,
  /** All input, oldest first. */
  inputs: z.array(Input),
  /** The caller wrote it, and may edit and close it. */
  own: z.boolean(),
  watching: z.boolean(),
  /** The caller said that it helped them. */
  helped: z.boolean(),
});
export type OnePostAnswer = z.infer<typeof OnePostAnswer>;

const words = z.string().max(40_000);
/** POST /api/posts/post */
export const PostBody = z.object({
  space: Id,
  working: words,
  learned: words,
  wanted: words,
  url: words,
  tags: words,
  anyway: z.boolean().default(false),
});
export type PostBody = z.input<typeof PostBody>;
/** POST /api/posts/edit */
export const EditPostBody = PostBody.extend({ id: Id });
export type EditPostBody = z.input<typeof EditPostBody>;
/** POST /api/posts/watch and /helped; that and input are answered with `done`. */
export const WhichPostBody = Which;
export type WhichPostBody = z.infer<typeof WhichPostBody>;
/** POST /api/posts/input and /close */
export const PostWordsBody = Which.extend({ text: words, anyway: z.boolean().default(false) });
export type PostWordsBody = z.input<typeof PostWordsBody>;
export const PostAnswer = z.object({ post: Post });
export type PostAnswer = z.infer<typeof PostAnswer>;
export const DoneAnswer = z.object({ done: z.literal(true) });
export type DoneAnswer = z.infer<typeof DoneAnswer>;
