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
function weeksTo(last: string, count: number): [string, ...string[]] {
  const weeks: [string, ...string[]] = [last];
  while (weeks.length < count) weeks.unshift(weekBefore(weeks[0]));
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

/** What is kept of these weeks, which are in order. */
async function factsOf(
  world: World,
  { tenant, id, timeZone }: Space,
  weeks: readonly [string, ...string[]],
): Promise<WeekFacts[]> {
  const [first] = weeks;
  const shards = Array.from({ length: world.spaces.shards(id) }, (_, shard) => shard);
  const kept = await Promise.all(
    shards.map((shard) =>
      listNumbers(world.tables, spacePartition(tenant, id, shard), first, weeks.at(-1) ?? first),
    ),
  );
  return weeks.map((week) => ({
    week,
    shards: kept.flatMap((found) => found.get(week) ?? []),
    hours: Math.max(0, (world.clock() - spanOf(week, timeZone).from) / hourMs),
  }));
}

/** One thing to do now, by what a week was like; the roster is not asked. One transaction a shard. */
export async function readToday(world: World, space: Space, week: string): Promise<Today> {
  const [facts] = await factsOf(world, space, [week]);
  return todayFor(facts, waitingIn(world, space));
}

/**
 * The health of a space over some weeks: every card, page and export of it is made of this. The last week is
 * the last one that is over; a space in its first week is shown as far as it is. One transaction a shard,
 * whatever the history. Throws RosterError where the space cannot be asked how many people are in it: that is
 * not to be taken for few.
 */
export async function readHealth(world: World, space: Space, period: Period): Promise<Health> {
  const { id, name, open, timeZone } = space;
  const current = weekOf(world.clock(), timeZone);
  const [{ members }, facts] = await Promise.all([
    world.roster.describe(address(space)),
    factsOf(world, space, weeksTo(current, weeksRead + 1)),
  ]);
  const over = facts.slice(0, -1);
  const isNew = over.every(({ shards: found }) => found.length === 0);
  const weeks = (isNew ? facts : over).slice(-weeksRead);
  const { figures, trends, since } = figuresOf(weeks, open ? undefined : members, period);
  return {
    ...{ space: id, spaceName: name, period, members, open },
    ...{ from: weeks.at(-period)?.week ?? current, to: weeks.at(-1)?.week ?? current },
    ...(since && { since }),
    ...{ figures: [...figures], trends: [...trends] },
    today: todayFor(weeks.at(-1), waitingIn(world, space)),
  };
}
