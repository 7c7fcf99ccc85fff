import { once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { settle } from '../operations/settle';
import { writeAct } from '../spaces/act';
import type { Participant, Reader } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { Write } from '../tables/port';
import { Refusal } from '../teams/refusal';
import type { World } from '../world';
import type { Period } from './contract';
import { awardDocument } from './documents';
import { findRound, periodRow, type Round } from './store';

export function refOf({ tenant, space }: Reader, id: string): ActRef {
  return { tenant, space: space.id, id };
}

/** A period with its nominations; refuses where there is none. One transaction. */
export async function mustFind(world: World, by: Reader, period: string): Promise<Round> {
  const round = await findRound(world.tables, refOf(by, period));
  if (!round) throw new Refusal('awards.gone');
  return round;
}

/** Only owners and admins start and end awards. */
export function isOwner(world: World, { person, space }: Reader): boolean {
  return space.owners.includes(person.id) || world.spaces.isAdmin(person.id);
}
export function checkOwner(world: World, by: Reader): void {
  if (!isOwner(world, by)) throw new Refusal('spaces.onlyOwner', { space: by.space.name });
}

/** What becomes of a period. */
export interface Next {
  readonly period: Period;
  readonly asked?: readonly string[];
  readonly writes: readonly Write[];
  readonly effects: readonly Effect[];
}

/** Replaces a period's row after a decision; looks again where somebody was faster. Two transactions. */
export async function replace(
  world: World,
  by: Participant,
  period: string,
  id: OperationId,
  decide: (round: Round) => Next | Promise<Next>,
): Promise<Period> {
  const { tenant, space } = by;
  return once(world.tables, actPartition(tenant, space.id, period), id, () =>
    settle(async () => {
      const round = await mustFind(world, by, period);
      const { period: next, writes, effects, asked = round.found.asked } = await decide(round);
      const row = periodRow(tenant, { ...round.found, period: next, asked });
      const result = await writeAct(world, by, period, id, {
        writes: [{ replace: row, etag: round.found.etag }, ...writes],
        effects,
        result: next,
      });
      // Whoever did it reads it at once.
      world.search.apply(awardDocument(result, space));
      return result;
    }),
  );
}
