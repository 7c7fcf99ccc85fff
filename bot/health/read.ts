import { addCounters } from '../counts/domain';
import { listNumbers } from '../counts/store';
import { spanOf, weekBefore, weekOf } from '../counts/week';
import { LibraryItem } from '../links/contract';
import { BoardItem } from '../questions/contract';
import type { Space } from '../spaces/contract';
import { address } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import type { World } from '../world';
import type { Health, Period, Today } from './contract';
import { stepFor } from './domain';
import { figuresOf, type WeekFacts } from './figures';
import { weeksRead } from './windows';

const hourMs = 3_600_000;

/** So many weeks up to one, oldest first. */
function weeksTo(last: string, count: number): string[] {
  const weeks = [last];
  while (weeks.length < count) weeks.unshift(weekBefore(weeks[0] ?? last));
  return weeks;
}

/** What waits in the space, as everybody who reads it may find it: no storage transaction. */
function waitingIn(world: World, { tenant, id }: Space): Pick<Today, 'question' | 'link'> {
  const where = { tenant, reader: '', spaces: [id], text: '', oldestFirst: true, limit: 1 };
  const [question] = world.search.find({ ...where, kinds: ['question'], states: ['open'] });
  const [link] = world.search.find({ ...where, kinds: ['link'], states: ['unvetted'] });
  const asked = question && BoardItem.parse(JSON.parse(question.view));
  const shared = link && LibraryItem.parse(JSON.parse(link.view));
  return {
    ...(asked && {
      question: {
        ...{ id: asked.id, title: asked.title },
        ...(asked.link && { link: asked.link }),
      },
    }),
    ...(shared && { link: { id: shared.id, title: shared.title } }),
  };
}

function todayFor(
  week: WeekFacts | undefined,
  { question, link }: Pick<Today, 'question' | 'link'>,
): Today {
  const counters = addCounters({}, week?.shards.map((shard) => shard.counters) ?? []);
  const step = stepFor(counters, question !== undefined);
  if (step === 'answer') return { step, ...(question && { question }) };
  return { step, ...(step === 'vet' && link && { link }) };
}

/**
 * The health of a space over some weeks: every card, page and export of it is made of this. The last week is
 * the last one that is over, unless another is given; a space in its first week is shown as far as it is. One
 * transaction a shard, whatever the history.
 */
export async function readHealth(
  world: World,
  space: Space,
  period: Period,
  last?: string,
): Promise<Health> {
  const { tenant, id, name, timeZone } = space;
  const now = world.clock();
  const current = weekOf(now, timeZone);
  const until = last ?? current;
  const all = weeksTo(until, weeksRead + 1);
  const [oldest = until] = all;
  const shards = Array.from({ length: world.spaces.shards(id) }, (_, shard) => shard);
  const [{ members }, kept] = await Promise.all([
    world.roster.describe(address(space)).catch(() => ({ members: 0 })),
    Promise.all(
      shards.map((shard) =>
        listNumbers(world.tables, spacePartition(tenant, id, shard), oldest, until),
      ),
    ),
  ]);
  const facts = all.map(
    (week): WeekFacts => ({
      week,
      shards: kept.flatMap((weeks) => weeks.get(week) ?? []),
      hours: Math.max(0, (now - spanOf(week, timeZone).from) / hourMs),
    }),
  );
  const over = last ? facts : facts.slice(0, -1);
  const isNew = over.every(({ shards: found }) => found.length === 0);
  const weeks = (isNew ? facts : over).slice(-weeksRead);
  const { figures, trends, since } = figuresOf(weeks, members, period);
  return {
    ...{ space: id, spaceName: name, period, members },
    ...{ from: weeks.at(-period)?.week ?? until, to: weeks.at(-1)?.week ?? until },
    ...(since && { since }),
    ...{ figures: [...figures], trends: [...trends] },
    today: todayFor(weeks.at(-1), waitingIn(world, space)),
  };
}
