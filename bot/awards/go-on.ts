import type * as z from 'zod/v4';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import type { Reopened } from '../spaces/effects';
import { spacePartition } from '../spaces/partition';
import type { World } from '../world';
import { ask, next } from './effect-kinds';
import { listAllAwards, listCycles } from './store';

/**
 * In a space that takes acts again: who chooses is asked once for what waits to be decided, and what recurs
 * opens the period that is due now. It reads all awards of the space.
 */
export async function goOn(
  { tables, outbox, clock }: World,
  { tenant, space, at }: z.infer<typeof Reopened>,
): Promise<void> {
  const partition = spacePartition(tenant, space);
  const [cycles, { periods }] = await Promise.all([
    listCycles(tables, partition),
    listAllAwards(tables, partition),
  ]);
  const waiting = periods.filter(({ state }) => state === 'deciding');
  const stopped = cycles.flatMap(({ cycle, period: last }) => {
    const period = periods.find(({ id }) => id === last);
    return cycle.ended || !period || period.state === 'open' ? [] : [period];
  });
  const effects = [
    // A round of its own: those before it are over.
    ...waiting.map(({ id }) => ask({ tenant, space, id }, at)),
    ...stopped.map(({ cycle: id, number }) => next({ tenant, space, id }, number)),
  ];
  if (effects.length === 0) return;
  const id = operationId(at, 'awards.goOn', space);
  await commit(tables, { partition, id, writes: [], effects, result: null }, clock());
  outbox.kick(partition);
}
