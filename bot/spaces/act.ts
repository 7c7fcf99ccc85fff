import { commit } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import type { Write } from '../tables/port';
import type { World } from '../world';
import { seenEffect } from './effects';
import type { Participant } from './membership';
import { actPartition } from './partition';

/** What an act upon something in a space writes, what follows, and what its author is answered. */
export interface Act<Result> {
  readonly writes: readonly Write[];
  readonly effects: readonly Effect[];
  readonly result: Result;
}

/** Writes an act upon something (`about` is its id) in one batch, and remembers that its author was there. */
export async function writeAct<Result>(
  world: World,
  { tenant, space, person }: Participant,
  about: string,
  id: OperationId,
  act: Act<Result>,
): Promise<Result> {
  const partition = actPartition(tenant, space.id, about);
  const unseen = world.spaces.unseen(space, [person.id]);
  const seen = unseen.length > 0 ? [seenEffect(tenant, space.id, unseen)] : [];
  const operation = { partition, id, ...act, effects: [...act.effects, ...seen] };
  const { result } = await commit(world.tables, operation, world.clock());
  world.outbox.kick(partition);
  return result;
}
