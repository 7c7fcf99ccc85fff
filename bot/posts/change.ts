import type { OperationId } from '../operations/identity';
import { checkWords, type Written } from '../sensitivity/check';
import type { Participant } from '../spaces/membership';
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
  const writes = checkWords(world, by, { about: id, id: act }, said, wish.anyway);
  const ref = refOf(by, id);
  return replace(world, by, id, act, (post) => {
    checkAuthor(post, by.person.id);
    return {
      post: reword(post, words, world.clock()),
      effects: [messages.show(ref), index(ref)],
      writes,
    };
  });
}

/** Closes a post with what came of it, by its author; those who watch hear of it. Two transactions. */
export async function closePost(
  world: World,
  by: Participant,
  id: string,
  act: OperationId,
  { text: outcome, anyway }: Written,
): Promise<Post> {
  const ref = refOf(by, id);
  const writes = checkWords(world, by, { about: id, id: act }, [outcome], anyway);
  return replace(world, by, id, act, (post) => {
    checkAuthor(post, by.person.id);
    return {
      post: close(post, outcome, world.clock()),
      effects: [messages.show(ref), index(ref), done(ref)],
      writes,
    };
  });
}
