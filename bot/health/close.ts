import * as z from 'zod/v4';
import { addTies } from '../counts/domain';
import { listTiesOf } from '../counts/store';
import { timeIn, weekBefore } from '../counts/week';
import type { Effect } from '../operations/outbox';
import { settle } from '../operations/settle';
import type { Space } from '../spaces/contract';
import { address, notInstalledAsAbsent } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import type { World } from '../world';
import { densest, networkFigures, turnsOf } from './network';
import { isShown, listNetworks, networkKey, networkRow } from './store';

const closeKind = 'health.close';
const leaveKind = 'health.leave';
const Close = z.object({ tenant: z.string(), space: z.string(), week: z.string() });
const Leave = z.object({ tenant: z.string(), space: z.string(), person: z.string() });

/** Weeks a network is made of: one alone is thin. */
const weeksTogether = 12;
/** People a graph shows at most: of more, one sees nothing. */
const mostInGraph = 60;
/** Whose own team is looked up, at most. */
const mostHomes = 500;

/** In each week, the network of the week before: at four in the morning, when little else is done. */
export function closeWeekly(space: Space, week: string): Effect[] {
  const data: z.infer<typeof Close> = {
    ...{ tenant: space.tenant, space: space.id, week: weekBefore(week) },
  };
  return [{ kind: closeKind, data, due: timeIn(week, 1, 4, space.timeZone) }];
}

/** Takes somebody out of a graph that is kept. */
export function leaving(tenant: string, space: string, person: string): Effect {
  const data: z.infer<typeof Leave> = { tenant, space, person };
  return { kind: leaveKind, data };
}

async function tiesUntil(world: World, { tenant, id }: Space, week: string) {
  const weeks = [week];
  while (weeks.length < weeksTogether) weeks.push(weekBefore(weeks.at(-1) ?? week));
  const shards = Array.from({ length: world.spaces.shards(id) }, (_, shard) => shard);
  const found = await Promise.all(
    shards.flatMap((shard) =>
      weeks.map((each) => listTiesOf(world.tables, spacePartition(tenant, id, shard), each)),
    ),
  );
  return addTies([], found.flat());
}

/** The team each person of a group comes from: the place they were last seen in that is no group itself. */
async function homesOf(world: World, space: Space, people: readonly string[]) {
  const homes = new Map<string, string>();
  if (!space.open) return homes;
  for (const person of people.slice(0, mostHomes)) {
    const places = await world.spaces.places(space.tenant, { id: person, name: '' });
    const home = places.find((place) => !place.space.open);
    if (home) homes.set(person, home.space.id);
  }
  return homes;
}

/** Registers what computes a network, once a space and week: never while somebody waits. */
export function handleEffects(world: World): void {
  const { outbox, tables, spaces, roster } = world;
  outbox.handle(closeKind, async (data) => {
    const { tenant, space: id, week } = Close.parse(data);
    const space = await spaces.find(tenant, id);
    if (!space) return;
    const ties = await tiesUntil(world, space, week);
    const turns = turnsOf(ties);
    const described = await roster.describe(address(space)).catch(notInstalledAsAbsent);
    if (!described) return;
    const { members } = described;
    const homes = await homesOf(world, space, [...new Set(turns.flat())]);
    const figures = networkFigures(ties, { members, leaders: space.leaders, homes });
    if (!figures) return;
    const known = [];
    for (const person of densest(turns, mostInGraph)) {
      const found = await roster.member(address(space), person);
      if (found?.role === 'member' && (await isShown(tables, tenant, person)))
        known.push({ id: person, name: found.name });
    }
    const places = new Map(known.map((person, n) => [person.id, n]));
    const shown = turns.flatMap(([from, to]) => {
      const [one, other] = [places.get(from), places.get(to)];
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
    const before = await listNetworks(tables, tenant, id, '');
    await tables.put(networkRow(tenant, id, { week, figures, people: known, ties: shown }));
    // No more names are kept than are shown.
    for (const old of before)
      if (old.week !== week)
        await tables.remove(spacePartition(tenant, id), networkKey(old.week), old.etag);
  });

  outbox.handle(leaveKind, async (data) => {
    const { tenant, space, person } = Leave.parse(data);
    await settle(async () => {
      for (const { etag, ...kept } of await listNetworks(tables, tenant, space, '')) {
        const at = kept.people.findIndex(({ id }) => id === person);
        if (at === -1) continue;
        const moved = (n: number) => (n > at ? n - 1 : n);
        const people = kept.people.filter((_, n) => n !== at);
        const ties = kept.ties
          .filter((tie) => !tie.includes(at))
          .map(([from, to]) => [moved(from), moved(to)] as const);
        await tables.replace(networkRow(tenant, space, { ...kept, people, ties }), etag);
      }
    });
  });
}
