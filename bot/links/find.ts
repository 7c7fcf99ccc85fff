import * as z from 'zod/v4';
import { Id } from '../spaces/contract';
import type { Reader } from '../spaces/membership';
import type { QueryAnswer, QueryResult, QueryTurn, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { mustFind } from './act';
import { foundCard, stateLine } from './cards';
import { LibraryItem } from './contract';

/** What is offered to everybody: decided, or open from the start. */
const offered = ['vetted', 'unvetted'];

/**
 * Links for the message extension, as somebody types: by title, whys, context and tags, better where vetted
 * and useful. What is new where nothing is typed. No storage transaction for what is found.
 */
export async function findLinks(world: World, turn: QueryTurn): Promise<QueryAnswer> {
  const { tenant, actor, parameters, skip, count, locale } = turn;
  const wanted = (parameters.get('space') ?? '').trim().toLowerCase();
  const readable = (await world.spaces.readableFrom(turn)).filter(({ space }) =>
    space.name.toLowerCase().includes(wanted),
  );
  const tags = await world.tags.parse(tenant, parameters.get('tag') ?? '');
  const found = world.search.find({
    ...{ tenant, reader: actor.id, kinds: ['link'], states: offered, tags, skip, limit: count },
    ...{ spaces: readable.map(({ space }) => space.id), text: parameters.get('text') ?? '' },
  });
  const text = textsFor(locale);
  if (found.length === 0) return { message: text('links.find.none') };
  return {
    results: found.map(({ view }) => {
      const item = LibraryItem.parse(JSON.parse(view));
      const why = item.whys[0]?.text ?? '';
      return {
        card: foundCard(item, text, locale),
        title: item.title,
        text: `${stateLine(item, text)} · ${why}`,
      };
    }),
  };
}

const Named = z.object({ space: Id.min(1), link: Id.min(1) });

/** `/tab/links?space=...&link=...`: a link of our own, pasted into a message, unfolds for who may read it. */
export async function unfoldLink(
  world: World,
  turn: Turn,
  url: URL,
): Promise<QueryResult | undefined> {
  const named = Named.safeParse(Object.fromEntries(url.searchParams));
  if (url.pathname !== '/tab/links' || !named.success) return undefined;
  try {
    const by: Reader = await world.spaces.reader(turn.tenant, turn.actor, named.data.space);
    const { link } = await mustFind(world, by, named.data.link);
    const text = textsFor(turn.locale);
    const item = { ...link, spaceName: by.space.name };
    return {
      card: foundCard(item, text, turn.locale),
      title: link.title,
      text: link.whys[0]?.text ?? '',
    };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
