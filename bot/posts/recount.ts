import type { Counting } from '../counts/contract';
import { spacePartition } from '../spaces/partition';
import type { Tables } from '../tables/port';
import type { Post } from './contract';
import { countHelped, countInput, countMet, countPost, countWatching } from './counting';
import { listAllPosts } from './store';

/** What the posts of a shard and what hangs on them add up to, read from themselves. It reads the whole history. */
export async function recountPosts(
  tables: Tables,
  space: { readonly tenant: string; readonly id: string; readonly timeZone: string },
  shard: number,
): Promise<Counting[]> {
  const { tenant, id, timeZone } = space;
  const all = await listAllPosts(tables, spacePartition(tenant, id, shard));
  const byId = new Map(all.posts.map((post) => [post.id, post]));
  const counted = (
    { on, at }: { readonly on: string; readonly at: number },
    count: (post: Post) => Pick<Counting, 'counters' | 'ties'>,
  ): Counting[] => {
    const post = byId.get(on);
    return post ? [{ at, timeZone, ...count(post) }] : [];
  };
  return [
    ...all.posts.map((post) => ({ at: post.at, timeZone, ...countPost(post) })),
    ...all.met.flatMap((on) => {
      const post = byId.get(on);
      return post ? [{ at: post.at, timeZone, ...countMet() }] : [];
    }),
    ...all.inputs.flatMap((one) => counted(one, (post) => countInput(one.by.id, post))),
    ...all.watchers.flatMap((one) => counted(one, (post) => countWatching(one.id, post))),
    ...all.helped.flatMap((one) => counted(one, (post) => countHelped(one.person, post))),
  ];
}
