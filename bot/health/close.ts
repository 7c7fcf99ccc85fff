import * as z from 'zod/v4';
import { addTies } from '../counts/domain';
import { fewestPeople } from '../counts/numbers';
import { listTiesOf } from '../counts/store';
import { timeIn, weekBefore } from '../counts/week';
import type { Effect } from '../operations/outbox';
import { settle } from '../operations/settle';
import type { Space } from '../spaces/contract';
import { address } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import { RosterError } from '../teams/port';
import type { World } from '../world';
import { leadingOf } from './leading';
import { densest, networkFigures, turnsOf } from './network';
import { isShown, leadingRow, listNetworks, networkKey, networkRow } from './store';

const closeKind = 'health.close';
const leaveKind = 'health.leave';
const Close = z.object({ tenant: z.string(), space: z.string(), week: z.string() });
const Leave = z.object({ tenant: z.string(), space: z.string(), person: z.string() });

/** Weeks a network is made of: one alone is thin. */
const weeksTogether = 12;
/** People a graph shows at most: of more, one sees nothing. */
const mostInGraph = 60;
/** Whose own team is looked up, at most. */
const mostHomes = 100;
/** Look-ups at a time: all of them have to be done within a part of the lease. */
const together = 8;

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

async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += together)
    results.push(...(await Promise.all(items.slice(from, from + together).map(work))));
  return results;
}

/** The team each person of a group comes from: the place they were last seen in that is no group itself. */
async function homesOf(world: World, space: Space, people: readonly string[]) {
  if (!space.open) return new Map<string, string>();
  const homes = await inBatches(people, async (person) => {
    const places = await world.spaces.places(space.tenant, { id: person, name: '' });
    const home = places.find((place) => !place.space.open);
    return home && ([person, home.space.id] as const);
  });
  return new Map(homes.filter((home) => home !== undefined));
}

/** Those of the people who are in the space and want to be shown, in the order of their names. */
async function shownOf(world: World, space: Space, people: readonly string[]) {
  const { tables, roster } = world;
  const found = await inBatches(people, async (id) => {
    const member = await roster.member(address(space), id);
    const shown = member?.role === 'member' && (await isShown(tables, space.tenant, id));
    return shown ? { id, name: member.name } : undefined;
  });
  const known = found.filter((person) => person !== undefined);
  return known.toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** The network of a space; undefined where fewer than five people are in it, and where the app was taken out. */
async function networkIn(world: World, space: Space, week: string) {
  const ties = await tiesUntil(world, space, week);
  const turns = turnsOf(ties);
  const all = new Set(turns.flat()).size;
  if (all < fewestPeople) return undefined;
  try {
    const { members } = await world.roster.describe(address(space));
    const homes = await homesOf(world, space, densest(turns, mostHomes));
    const { open, leaders } = space;
    const figures = networkFigures(ties, { members, open, leaders, homes });
    if (!figures) return undefined;
    // Of one more than fit into the picture, one alone would be missing.
    const most = all > mostInGraph ? Math.min(mostInGraph, all - fewestPeople) : all;
    const people = await shownOf(world, space, densest(turns, most));
    const places = new Map(people.map((person, n) => [person.id, n]));
    const shown = turns.flatMap(([from, to]) => {
      const [one, other] = [places.get(from), places.get(to)];
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    });
    // Of a group everybody may act in, so nobody is one of its others.
    const leading = open ? undefined : leadingOf(ties, leaders, members);
    return { leading, network: { week, figures, people, ties: shown } };
  } catch (error) {
    // Nobody reads it there any more, and to ask again would not help.
    if (error instanceof RosterError && error.code === 'notInstalled') return undefined;
    throw error;
  }
}

/** Registers what computes a network, once a space and week: never while somebody waits. */
export function handleEffects(world: World): void {
  const { outbox, tables, spaces } = world;
  outbox.handle(closeKind, async (data) => {
    const { tenant, space: id, week } = Close.parse(data);
    const space = await spaces.find(tenant, id);
    if (!space) return;
    const { network, leading } = (await networkIn(world, space, week)) ?? {};
    const before = await listNetworks(tables, tenant, id, '');
    if (leading) await tables.put(leadingRow(tenant, id, { week, ...leading }));
    if (network) await tables.put(networkRow(tenant, id, network));
    // No more names are kept than are shown.
    for (const old of before)
      if (old.week !== week || !network)
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
