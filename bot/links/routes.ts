import { Router } from 'express';
import { answerGet, answerPost } from '../api';
import { conversationOf } from '../spaces/standing';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { mustFind } from './act';
import {
  ContextBody,
  DecideBody,
  LibraryAnswer,
  LibraryQuery,
  LinkAnswer,
  ShareBody,
  SharedAnswer,
  WhichLinkBody,
} from './contract';
import { listLinks, mayVet } from './library';
import { addContext, mark, save } from './respond';
import { share } from './share';
import { vet } from './vet';

const pageSize = 20;
const tagsShown = 30;

/** GET /links; POST /links/share, /context, /useful, /outdated, /save, /unsave, /decide. The library costs no storage transaction, but for what one saved. */
export function routes(world: World): Router {
  const router = Router();
  const { spaces, clock } = world;
  const participant = (caller: Caller, space: string) =>
    spaces.participant(caller.tenant, caller, space);
  const contract = { query: LibraryQuery, answer: LibraryAnswer };
  answerGet(router, '/links', contract, async (caller, query) => {
    const { tenant } = caller;
    const readers = query.space
      ? [await spaces.reader(tenant, caller, query.space)]
      : await spaces.readable(tenant, caller);
    const found = await listLinks(world, caller, readers, {
      ...{ view: query.view, text: query.text ?? '', skip: query.skip, limit: pageSize + 1 },
      tags: await world.tags.parse(tenant, query.tag ?? ''),
    });
    const ids = readers.map(({ space }) => space.id);
    return {
      links: found
        .slice(0, pageSize)
        .map((item) => ({ ...item, mayVet: mayVet(item, caller, readers) })),
      more: found.length > pageSize,
      tags: world.tags.common(tenant, ids, tagsShown),
    };
  });

  const sharing = { body: ShareBody, answer: SharedAnswer };
  answerPost(router, '/links/share', sharing, clock, async (caller, body, id) => {
    const by = await participant(caller, body.space);
    const standing = { conversation: conversationOf(by.space) };
    return share(world, { by, wish: body, id, locale: caller.locale, standing });
  });

  /** The link after an act upon it. */
  async function after(caller: Caller, { space, id }: WhichLinkBody): Promise<LinkAnswer> {
    const { link } = await mustFind(world, await participant(caller, space), id);
    return { link };
  }
  const adding = { body: ContextBody, answer: LinkAnswer };
  answerPost(router, '/links/context', adding, clock, async (caller, body, { at }) => {
    await addContext(world, await participant(caller, body.space), body.id, body, at);
    return after(caller, body);
  });
  const which = { body: WhichLinkBody, answer: LinkAnswer };
  for (const what of ['useful', 'outdated'] as const)
    answerPost(router, `/links/${what}`, which, clock, async (caller, body, { at }) => {
      await mark(world, await participant(caller, body.space), body.id, what, at);
      return after(caller, body);
    });
  for (const [path, keep] of [
    ['save', true],
    ['unsave', false],
  ] as const)
    answerPost(router, `/links/${path}`, which, clock, async (caller, body) => {
      await save(world, await participant(caller, body.space), body.id, keep);
      return after(caller, body);
    });
  const deciding = { body: DecideBody, answer: LinkAnswer };
  answerPost(router, '/links/decide', deciding, clock, async (caller, body, id) => ({
    link: await vet(world, await participant(caller, body.space), body.id, id, body),
  }));
  return router;
}
