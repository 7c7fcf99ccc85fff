import { once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { settle } from '../operations/settle';
import { writeAct } from '../spaces/act';
import type { Participant, Reader } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { Write } from '../tables/port';
import { Refusal } from '../teams/refusal';
import type { World } from '../world';
import type { Post } from './contract';
import { type Found, findPost, postRow } from './store';

export function refOf({ tenant, space }: Reader, id: string): ActRef {
  return { tenant, space: space.id, id };
}

export async function mustFind(world: World, by: Reader, id: string): Promise<Found> {
  const found = await findPost(world.tables, refOf(by, id));
  if (!found) throw new Refusal('posts.gone');
  return found;
}

/** Replaces the post's row; looks again where somebody was faster. Two transactions. */
export async function replace(
  world: World,
  by: Participant,
  id: string,
  act: OperationId,
  decide: (post: Post) => {
    readonly post: Post;
    readonly effects: readonly Effect[];
    readonly writes?: readonly Write[];
  },
): Promise<Post> {
  const { tenant, space } = by;
  return once(world.tables, actPartition(tenant, space.id, id), act, () =>
    settle(async () => {
      const found = await mustFind(world, by, id);
      const { post, effects, writes = [] } = decide(found.post);
      return writeAct(world, by, id, act, {
        writes: [{ replace: postRow(tenant, { ...found, post }), etag: found.etag }, ...writes],
        effects,
        result: post,
      });
    }),
  );
}
