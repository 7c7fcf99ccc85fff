import type { QueryAnswer, QueryTurn } from '../teams/port';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { foundCard } from './cards';
import { BoardItem } from './contract';

/** Questions and answers for the message extension, as somebody types; the newest where nothing is typed. No storage transaction for what is found. */
export async function findQuestions(world: World, turn: QueryTurn): Promise<QueryAnswer> {
  const { tenant, actor, parameters, skip, count, locale } = turn;
  const readable = await world.spaces.readableFrom(turn);
  const tags = await world.tags.parse(tenant, parameters.get('tag') ?? '');
  const found = world.search.find({
    ...{ tenant, reader: actor.id, kinds: ['question'], tags, skip, limit: count },
    ...{ spaces: readable.map(({ space }) => space.id), text: parameters.get('text') ?? '' },
  });
  const text = textsFor(locale);
  if (found.length === 0) return { message: text('questions.find.none') };
  return {
    results: found.map(({ view }) => {
      const item = BoardItem.parse(JSON.parse(view));
      const answered = text('questions.find.answers', {
        count: item.answerCount,
        space: item.spaceName,
      });
      return {
        card: foundCard(item, text, locale),
        title: item.title,
        text: item.best?.text ?? answered,
      };
    }),
  };
}
