import { dueOf } from '../operations/outbox';
import { isParked, parcelsOf } from '../operations/parked';
import { partitionsOf } from '../spaces/partitions';
import { listSpaces } from '../spaces/store';
import type { World } from '../world';
import type { StatusAnswer } from './contract';
import { sumUp, type WaitingEffect } from './domain';

/** Partitions read at a time. */
const together = 8;

async function waitingIn(world: World, partition: string): Promise<WaitingEffect[]> {
  const found: WaitingEffect[] = [];
  for await (const { key, effects } of parcelsOf(world.tables, partition))
    for (const effect of effects) {
      const { kind, due } = effect;
      found.push({ kind, due, at: dueOf(key), parked: isParked(effect) });
    }
  return found;
}

/** How the product does. A transaction a thousand spaces and one a space, more where much waits. */
export async function look(world: World, tenant: string): Promise<StatusAnswer> {
  const { tables, spaces, search, vitals } = world;
  const partitions = partitionsOf(tenant, await listSpaces(tables, tenant), spaces.shards);
  const effects: WaitingEffect[] = [];
  for (let from = 0; from < partitions.length; from += together) {
    const some = partitions.slice(from, from + together);
    effects.push(...(await Promise.all(some.map((each) => waitingIn(world, each)))).flat());
  }
  const now = world.clock();
  const { rss: resident, heapUsed: heap } = process.memoryUsage();
  const indexed = search.caughtUpAt();
  const { version, store, started, throttled } = vitals;
  return {
    ...{ version, store, started, throttled, now, memory: { resident, heap } },
    ...{
      lag: vitals.lag(),
      outbox: sumUp(effects, now),
      ...(indexed !== undefined && { indexed }),
    },
  };
}
