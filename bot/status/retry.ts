import * as z from 'zod/v4';
import { commit } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { unpark } from '../operations/parked';
import type { Keeper } from '../spaces/groups';
import { partitionsOf } from '../spaces/partitions';
import { listSpaces } from '../spaces/store';
import { joinKey } from '../tables/keys';
import type { World } from '../world';
import type { RetryAnswer } from './contract';
import { look } from './look';

const Retry = z.object({ tenant: z.string(), effects: z.string() });

function retryEffect(tenant: string, effects: string): Effect {
  const data: z.infer<typeof Retry> = { tenant, effects };
  return { kind: 'status.retry', data };
}

/** Registers what lets parked effects be tried again. */
export function handleEffects(world: World): void {
  const { tables, spaces, outbox } = world;
  outbox.handleUnordered('status.retry', async (data) => {
    const { tenant, effects } = Retry.parse(data);
    const all = partitionsOf(tenant, await listSpaces(tables, tenant), spaces.shards);
    for (const partition of all)
      if ((await unpark(tables, partition, effects, world.clock())) > 0) outbox.kick(partition);
  });
}

/** Has parked effects of a kind tried again, and writes down who asked for it. */
export async function retry(
  world: World,
  { tenant, person }: Keeper,
  id: OperationId,
  kind: string,
): Promise<RetryAnswer> {
  const { outbox } = await look(world, tenant);
  const count = outbox.parked.find((parked) => parked.kind === kind)?.count ?? 0;
  const partition = joinKey(tenant);
  const at = world.clock();
  const audit = { partition, key: joinKey('z', id.hash), act: 'status.retry', actor: person.id };
  const operation = {
    ...{ partition, id, result: { count } },
    writes: [{ insert: { ...audit, effects: kind, at } }],
    effects: [retryEffect(tenant, kind)],
  };
  const { result } = await commit(world.tables, operation, at);
  world.outbox.kick(partition);
  return result;
}
