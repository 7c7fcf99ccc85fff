import { Router } from 'express';
import { answerGet, answerPost } from '../api';
import type { Found } from '../search/port';
import type { Reader } from '../spaces/membership';
import { conversationOf } from '../spaces/standing';
import { messageLink } from '../teams/message-link';
import { Refusal } from '../teams/refusal';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { mustFind } from './act';
import {
  ContextBody,
  DecideBody,
  LibraryAnswer,
  LibraryItem,
  LibraryQuery,
  LinkAnswer,
  ShareBody,
  SharedAnswer,
  WhichLinkBody,
} from './contract';
import { dueAt } from './domain';
import { addContext, mark, save } from './respond';
import { share } from './share';
import { listSaved } from './store';
import { vet } from './vet';
import { curatorsOf } from './vetters';

const pageSize = 20;
const tagsShown = 30;
/** Links looked at for what only their own words tell, such as when they are due. */
const looked = 100;

/** What one may not see any more is left out of a list. */
function refusedAsNone(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

/** GET /links; POST /links/share, /context, /useful, /outdated, /save, /unsave, /decide. The library costs no storage transaction, but for what one saved. */
export function routes(world: World): Router {
  const router = Router();
  const { spaces, search, tables, clock } = world;
  const participant = (caller: Caller, space: string) =>
    spaces.participant(caller.tenant, caller, space);
  const parse = ({ view }: Found) => LibraryItem.parse(JSON.parse(view));

  /** What the caller keeps for themself, of what they may still read. */
  async function saved(caller: Caller, readers: readonly Reader[]): Promise<LibraryItem[]> {
    const kept = await listSaved(tables, caller.tenant, caller.id, looked);
    const items = kept.map(async ({ space, link: id }) => {
      const reader = readers.find((one) => one.space.id === space);
      const found = reader && (await mustFind(world, reader, id).catch(refusedAsNone));
      if (!reader || !found) return [];
      const link = messageLink(found.message, caller.tenant);
      return [{ ...found.link, spaceName: reader.space.name, ...(link && { link }) }];
    });
    return (await Promise.all(items)).flat();
  }

  async function library(
    caller: Caller,
    query: LibraryQuery,
    readers: readonly Reader[],
  ): Promise<LibraryItem[]> {
    const { view, text = '', skip } = query;
    if (view === 'saved') return (await saved(caller, readers)).slice(skip, skip + pageSize + 1);
    const tags = await world.tags.parse(caller.tenant, query.tag ?? '');
    const where = {
      ...{ tenant: caller.tenant, reader: caller.id, kinds: ['link'] as const, tags, text },
      spaces: readers.map(({ space }) => space.id),
    };
    const page = { skip, limit: pageSize + 1 };
    const all = { skip: 0, limit: looked };
    const cut = (items: LibraryItem[]) => items.slice(skip, skip + pageSize + 1);
    const offered = ['vetted', 'unvetted'];
    if (view === 'mine') return search.find({ ...where, ...page, authors: [caller.id] }).map(parse);
    if (view === 'waiting')
      return cut(
        search
          .find({ ...where, ...all, states: ['pending', 'unvetted'], oldestFirst: true })
          .map(parse)
          .filter((item) => mayVet(item, caller, readers)),
      );
    if (view === 'due')
      return cut(
        search
          .find({ ...where, ...all, states: ['vetted'] })
          .map(parse)
          .filter((item) => (dueAt(item) ?? Number.POSITIVE_INFINITY) <= clock()),
      );
    if (view === 'useful')
      return cut(
        search
          .find({ ...where, ...all, states: offered })
          .map(parse)
          .toSorted((a, b) => b.useful + b.whyCount - (a.useful + a.whyCount)),
      );
    return search.find({ ...where, ...page, states: offered }).map(parse);
  }

  /** As far as the page can tell; the act itself is checked again. */
  function mayVet(item: LibraryItem, caller: Caller, readers: readonly Reader[]): boolean {
    const reader = readers.find(({ space }) => space.id === item.space);
    const own = item.whys.some(({ by }) => by.id === caller.id);
    return reader !== undefined && !own && curatorsOf(reader.space).includes(caller.id);
  }

  const contract = { query: LibraryQuery, answer: LibraryAnswer };
  answerGet(router, '/links', contract, async (caller, query) => {
    const { tenant } = caller;
    const readers = query.space
      ? [await spaces.reader(tenant, caller, query.space)]
      : await spaces.readable(tenant, caller);
    const found = await library(caller, query, readers);
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
