/**
 * Rows in the partition of a space:
 *   `p|id`            a post; its id begins with the inverse of its time, so the newest comes first
 *   `pi|id|time|act`  input somebody offered, oldest first
 *   `pw|id|person`    somebody watches it
 *   `ph|id|person`    it helped somebody
 *   `pm|id`           somebody else has given input
 * Each of these touches the post's row, so that a change of it at the same moment looks again; the effect
 * `posts.show` copies how many there are, and a few of them, into it. What comes in the same moment as the
 * closing stays.
 */
import * as z from 'zod/v4';
import { actPartition } from '../spaces/partition';
import { joinKey, time } from '../tables/keys';
import { listAll } from '../tables/list';
import type { Row, Stored, Tables } from '../tables/port';
import { type Hanging, Input, Post, Watcher } from './contract';

/** A post with what only the server needs. */
export interface Kept {
  readonly post: Post;
  readonly locale: string;
  /** Nobody is written to about it: it stands in the tab alone. */
  readonly quiet?: boolean;
  readonly message?: { readonly conversation: string; readonly id: string };
}
export interface Found extends Kept {
  readonly etag: string;
}

const Json = z.string().transform((text): unknown => JSON.parse(text));
const PostRow = z.object({
  post: Json.pipe(Post),
  locale: z.string(),
  quiet: z.boolean().optional(),
  conversation: z.string().optional(),
  message: z.string().optional(),
});
const InputRow = z.object({ input: Json.pipe(Input) });
const WatcherRow = z.object({ watcher: Json.pipe(Watcher) });
const HelpedRow = z.object({ person: z.string(), at: z.number() });

/** Which post a row hangs on. */
interface On {
  readonly tenant: string;
  readonly space: string;
  readonly id: string;
}

export function postKey(id: string): string {
  return joinKey('p', id);
}

export function postRow(tenant: string, { post, locale, quiet, message }: Kept): Row {
  return {
    partition: actPartition(tenant, post.space, post.id),
    key: postKey(post.id),
    post: JSON.stringify(post),
    locale,
    ...(quiet && { quiet }),
    ...(message && { conversation: message.conversation, message: message.id }),
  };
}

export function readPost({ row, etag }: Stored): Found {
  const { post, locale, quiet, conversation, message } = PostRow.parse(row);
  const shown = conversation && message && { message: { conversation, id: message } };
  return { post, locale, ...(quiet && { quiet }), ...shown, etag };
}

/** One transaction. */
export async function findPost(
  tables: Tables,
  { tenant, space, id }: On,
): Promise<Found | undefined> {
  const stored = await tables.get(actPartition(tenant, space, id), postKey(id));
  return stored && readPost(stored);
}

function hanging({ tenant, space, id }: On, kind: string, ...rest: string[]): Row {
  return { partition: actPartition(tenant, space, id), key: joinKey(kind, id, ...rest) };
}

/** That a post got input by somebody else; it can be inserted once. */
export function metRow(on: On): Row {
  return hanging(on, 'pm');
}

export function inputRow(on: On, input: Input): Row {
  return { ...hanging(on, 'pi', time(input.at), input.id), input: JSON.stringify(input) };
}
export function watcherRow(on: On, watcher: Watcher): Row {
  return { ...hanging(on, 'pw', watcher.id), watcher: JSON.stringify(watcher) };
}
export function helpedRow(on: On, person: string, at: number): Row {
  return { ...hanging(on, 'ph', person), person, at };
}

const inputIn = ({ row }: Stored) => InputRow.parse(row).input;
const watcherIn = ({ row }: Stored) => WatcherRow.parse(row).watcher;
const helpedIn = ({ row }: Stored) => HelpedRow.parse(row);

/** When somebody did what hangs on a post. */
export function hungAt(row: Row): number {
  const stored = { row, etag: '' };
  // That there is input says nothing of when: the input does.
  if (row.key.startsWith('pm|')) return 0;
  if ('input' in row) return inputIn(stored).at;
  return ('watcher' in row ? watcherIn(stored) : helpedIn(stored)).at;
}

/** All input, oldest first. One transaction. */
export async function listInputs(tables: Tables, on: On): Promise<Input[]> {
  const partition = actPartition(on.tenant, on.space, on.id);
  return (await listAll(tables, partition, `${joinKey('pi', on.id)}|`)).map(inputIn);
}

/** Everybody who watches. One transaction. */
export async function listWatchers(tables: Tables, on: On): Promise<Watcher[]> {
  const partition = actPartition(on.tenant, on.space, on.id);
  return (await listAll(tables, partition, `${joinKey('pw', on.id)}|`)).map(watcherIn);
}

/** What hangs on a post. Three transactions; the effects of an act pay them, not the act. */
export async function listHanging(tables: Tables, on: On): Promise<Hanging> {
  const partition = actPartition(on.tenant, on.space, on.id);
  const [inputs, watchers, helped] = await Promise.all([
    listInputs(tables, on),
    listWatchers(tables, on),
    listAll(tables, partition, `${joinKey('ph', on.id)}|`),
  ]);
  return { inputs, watchers, helped: helped.map((row) => helpedIn(row).person) };
}

/** The posts of a shard and what hangs on each, for counting again: it reads the whole history. */
export async function listAllPosts(tables: Tables, partition: string) {
  const [posts, inputs, watchers, helped, met] = await Promise.all(
    ['p|', 'pi|', 'pw|', 'ph|', 'pm|'].map((prefix) => listAll(tables, partition, prefix)),
  );
  const on = ({ row }: Stored) => row.key.split('|')[1] ?? '';
  return {
    posts: (posts ?? []).map((stored) => readPost(stored).post),
    inputs: (inputs ?? []).map((stored) => ({ on: on(stored), ...inputIn(stored) })),
    watchers: (watchers ?? []).map((stored) => ({ on: on(stored), ...watcherIn(stored) })),
    helped: (helped ?? []).map((stored) => ({ on: on(stored), ...helpedIn(stored) })),
    met: (met ?? []).map(on),
  };
}
