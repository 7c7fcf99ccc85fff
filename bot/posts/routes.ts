import { Router } from 'express';
import { answerGet, answerPost } from '../api';
import type { Found } from '../search/port';
import { conversationOf } from '../spaces/standing';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { mustFind, refOf } from './act';
import { closePost, editPost } from './change';
import {
  DoneAnswer,
  EditPostBody,
  OnePostAnswer,
  OnePostQuery,
  PostAnswer,
  PostBody,
  PostItem,
  PostsAnswer,
  PostsQuery,
  PostWordsBody,
  WhichPostBody,
} from './contract';
import { postItem } from './documents';
import { inOrder, withHanging } from './domain';
import { post } from './post';
import { offerInput, sayHelped, watch } from './respond';
import { listHanging } from './store';

const pageSize = 20;
const tagsShown = 30;
const done: DoneAnswer = { done: true };

/** GET /posts and /posts/one; POST /posts/post, /input, /watch, /helped, /edit, /close. A page of posts costs no storage transaction. */
export function routes(world: World): Router {
  const router = Router();
  const { spaces, search, tables, clock } = world;
  const participant = (caller: Caller, space: string) =>
    spaces.participant(caller.tenant, caller, space);

  const list = { query: PostsQuery, answer: PostsAnswer };
  answerGet(router, '/posts', list, async (caller, { filter, space, tag, text = '', skip }) => {
    const { tenant, id: reader } = caller;
    const readers = space
      ? [await spaces.reader(tenant, caller, space)]
      : await spaces.readable(tenant, caller);
    const ids = readers.map((one) => one.space.id);
    const found = search.find({
      ...{ tenant, reader, spaces: ids, kinds: ['post'], text, skip, limit: pageSize + 1 },
      tags: await world.tags.parse(tenant, tag ?? ''),
      ...(filter === 'open' || filter === 'closed' ? { states: [filter] } : {}),
      ...(filter === 'mine' && { authors: [reader] }),
      ...(filter === 'watching' && { follower: reader }),
    });
    const watched = new Set(
      search
        .find({
          tenant,
          reader,
          spaces: ids,
          kinds: ['post'],
          text: '',
          follower: reader,
          limit: 100,
        })
        .map((each) => each.id),
    );
    const listed = (one: Found) => {
      const own = one.author === reader;
      return { ...PostItem.parse(JSON.parse(one.view)), own, watching: watched.has(one.id) };
    };
    return {
      posts: found.slice(0, pageSize).map(listed),
      more: found.length > pageSize,
      tags: world.tags.common(tenant, ids, tagsShown),
    };
  });

  const one = { query: OnePostQuery, answer: OnePostAnswer };
  answerGet(router, '/posts/one', one, async (caller, which) => {
    const by = await spaces.reader(caller.tenant, caller, which.space);
    const found = await mustFind(world, by, which.id);
    const hanging = await listHanging(tables, refOf(by, which.id));
    const fresh = { ...found, post: withHanging(found.post, hanging) };
    return {
      post: postItem(fresh, by.space),
      inputs: inOrder(hanging.inputs),
      own: found.post.author.id === caller.id,
      watching: hanging.watchers.some(({ id }) => id === caller.id),
      helped: hanging.helped.includes(caller.id),
    };
  });

  const posting = { body: PostBody, answer: PostAnswer };
  answerPost(router, '/posts/post', posting, clock, async (caller, body, id) => {
    const by = await participant(caller, body.space);
    const standing = { conversation: conversationOf(by.space) };
    return { post: await post(world, { by, wish: body, id, locale: caller.locale, standing }) };
  });

  const offering = { body: PostWordsBody, answer: DoneAnswer };
  answerPost(router, '/posts/input', offering, clock, async (caller, body, { at }) => {
    await offerInput(world, await participant(caller, body.space), body.id, body, at);
    return done;
  });
  const which = { body: WhichPostBody, answer: DoneAnswer };
  answerPost(router, '/posts/watch', which, clock, async (caller, body, { at }) => {
    await watch(world, await participant(caller, body.space), body.id, at);
    return done;
  });
  answerPost(router, '/posts/helped', which, clock, async (caller, body, { at }) => {
    await sayHelped(world, await participant(caller, body.space), body.id, at);
    return done;
  });
  const editing = { body: EditPostBody, answer: PostAnswer };
  answerPost(router, '/posts/edit', editing, clock, async (caller, body, id) => ({
    post: await editPost(world, await participant(caller, body.space), body.id, id, body),
  }));
  const closing = { body: PostWordsBody, answer: PostAnswer };
  answerPost(router, '/posts/close', closing, clock, async (caller, body, id) => ({
    post: await closePost(world, await participant(caller, body.space), body.id, id, body),
  }));
  return router;
}
