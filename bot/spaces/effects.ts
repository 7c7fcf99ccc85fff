import * as z from 'zod/v4';
import type { Effect } from '../operations/outbox';
import type { World } from '../world';
import type { Space } from './contract';

const Seen = z.object({ tenant: z.string(), space: z.string(), people: z.array(z.string()) });

/** Remembers, after an act, that these people belong to the space: their personal tab looks there. */
export function seenEffect(tenant: string, space: string, people: readonly string[]): Effect {
  return { kind: 'spaces.seen', data: { tenant, space, people } };
}

/** That a space takes acts again. `at` is when it was reopened; milliseconds since 1970. */
export const Reopened = z.object({ tenant: z.string(), space: z.string(), at: z.number() });

/** Until then another instance may still know it as closed. */
const settledMs = 60_000;

/** Lets what stood still in a closed space go on. */
export function reopenedEffect({ tenant, id }: Space, at: number): Effect {
  const data: z.infer<typeof Reopened> = { tenant, space: id, at };
  return { kind: 'spaces.reopened', data, due: at + settledMs };
}

/** Registers what happens after an act in a space is durable. */
export function handleEffects(world: World): void {
  world.outbox.handleUnordered('spaces.seen', async (data) => {
    const { tenant, space: id, people } = Seen.parse(data);
    const space = await world.spaces.find(tenant, id);
    if (!space) return;
    await Promise.all(people.map((person) => world.spaces.seen(space, person)));
  });
}
