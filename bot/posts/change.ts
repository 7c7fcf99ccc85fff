import type { OperationId } from '../operations/identity';
import { postedAnyway } from '../sensitivity/check';
import type { Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { World } from '../world';
import { refOf, replace } from './act';
import type { Post } from './contract';
import { checkAuthor, close, reword } from './domain';
import { done, index, messages } from './effect-kinds';
import { type Wish, wordsOf } from './post';

/** Gives an open post other words, by its author. Two transactions. */
export async function editPost(
  world: World,
  by: Participant,
  id: string,
  act: OperationId,
  wish: Wish,
): Promise<Post> {
  const words = await wordsOf(world, by.space, wish);
  const said = [words.working, words.learned, words.wanted];
  const kinds = world.sensitivity.check(by, said, wish.anyway ?? false);
  const partition = actPartition(by.tenant, by.space.id, id);
  const ref = refOf(by, id);
  return replace(world, by, id, act, (post) => {
    checkAuthor(post, by.person.id);
    return {
      post: reword(post, words, world.clock()),
      effects: [messages.show(ref), index(ref)],
      writes: postedAnyway(by, act, kinds, world.clock(), partition),
    };
  });
}

/** Closes a post with what came of it, by its author; those who watch hear of it. Two transactions. */
export async function closePost(
  world: World,
  by: Participant,
  id: string,
  act: OperationId,
  outcome: string,
): Promise<Post> {
  const ref = refOf(by, id);
  return replace(world, by, id, act, (post) => {
    checkAuthor(post, by.person.id);
    return {
      post: close(post, outcome, world.clock()),
      effects: [messages.show(ref), index(ref), done(ref)],
    };
  });
}
