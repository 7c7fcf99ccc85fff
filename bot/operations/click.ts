import type * as z from 'zod/v4';
import type { CardTurn } from '../teams/port';
import type { World } from '../world';
import { type OperationId, operationId } from './identity';
import type { Sealed } from './seal';

/**
 * Opens a clicked button: what it is about, and the identity of the click, the same for every delivery of
 * it. It proves nothing about who may do it: ask `world.spaces` for that next. Refuses a forged, moved,
 * expired or another person's button.
 */
export async function openClick<Target>(
  world: World,
  turn: CardTurn,
  verb: string,
  sealed: Sealed,
  contract: z.ZodType<Target>,
): Promise<{ target: Target; id: OperationId }> {
  const opened = world.seals.open(verb, sealed, turn.actor.id, world.clock());
  const target = contract.parse(opened);
  // Learns where Teams serves the space from now, for what is sent after the click.
  await world.spaces.here(turn);
  return { target, id: operationId(sealed.at, verb, sealed.nonce, turn.actor.id) };
}
