import { weekBefore, weekOf } from '../counts/week';
import { commit } from '../operations/commit';
import { type OperationId, operationId } from '../operations/identity';
import type { Reader } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { leaving } from './close';
import type { NetworkAnswer } from './contract';
import { organisationLeaderModelling } from './leading';
import { mayDraw, rounded } from './network';
import { keepShown, listLeading, listNetworks } from './store';

const placesLooked = 100;

/** Keeps whether somebody is shown in graphs. Who is not any more is taken out of those that are kept, too. */
export async function chooseShown(
  world: World,
  { tenant, ...person }: Caller,
  id: OperationId,
  shown: boolean,
): Promise<void> {
  const { tables, spaces, outbox } = world;
  await keepShown(tables, tenant, person.id, shown);
  if (shown) return;
  const readable = await spaces.readable(tenant, person, placesLooked);
  for (const { space } of readable) {
    const partition = spacePartition(tenant, space.id);
    const effects = [leaving(tenant, space.id, person.id)];
    const left = operationId(id.at, 'health.leave', id.hash, space.id);
    await commit(tables, { partition, id: left, writes: [], effects, result: null }, world.clock());
    outbox.kick(partition);
  }
}

/** Networks are of the last week that is over, or of one before where that is not computed yet. */
const recent = (current: string) => weekBefore(weekBefore(weekBefore(current)));

/** The leader-modelling ratio of the whole organisation; null where it is of too few, or tells of too few. */
export async function readLeaderModelling(world: World, tenant: string): Promise<number | null> {
  const since = recent(weekOf(world.clock(), 'UTC'));
  return organisationLeaderModelling(await listLeading(world.tables, tenant, since)) ?? null;
}

/** The network of a space as it was when a week last ended. One transaction. */
export async function readNetwork(world: World, { tenant, space }: Reader): Promise<NetworkAnswer> {
  const since = recent(weekOf(world.clock(), space.timeZone));
  const network = (await listNetworks(world.tables, tenant, space.id, since)).at(-1);
  if (!network) return {};
  const { week, figures, people, ties } = network;
  const graph = {
    people: people.map(({ name }) => name),
    ties: ties.map(([from, to]): [number, number] => [from, to]),
  };
  const drawn = mayDraw(people.length, figures.people);
  return { week, figures: rounded(figures), ...(drawn && { graph }) };
}
