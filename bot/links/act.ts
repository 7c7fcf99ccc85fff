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
import type { Link } from './contract';
import { isHidden } from './domain';
import { type Found, findLink, type Kept, linkRow } from './store';
import { isVetter } from './vetters';

export function refOf({ tenant, space }: Reader, id: string): ActRef {
  return { tenant, space: space.id, id };
}

/** The link, if this person may see it: what is not decided yet, its sharers and vetters alone. */
export async function mustFind(world: World, by: Reader, id: string): Promise<Found> {
  const found = await findLink(world.tables, by.tenant, by.space.id, id);
  const known = (one: Found) => one.sharers.includes(by.person.id) || isVetter(one, by);
  if (!found || (isHidden(found.link) && !known(found))) throw new Refusal('links.gone');
  return found;
}

/** Replaces the link's row after a decision; looks again where somebody was faster. Two transactions. */
export async function replace(
  world: World,
  by: Participant,
  link: string,
  id: OperationId,
  decide: (found: Found) => {
    link: Link;
    vetted?: Kept['vetted'];
    writes: Write[];
    effects: Effect[];
  },
): Promise<Link> {
  const { tenant, space } = by;
  return once(world.tables, actPartition(tenant, space.id, link), id, () =>
    settle(async () => {
      const found = await mustFind(world, by, link);
      const { link: next, vetted = found.vetted, writes, effects } = decide(found);
      const kept = { ...found, link: next, ...(vetted && { vetted }) };
      return writeAct(world, by, link, id, {
        writes: [{ replace: linkRow(tenant, kept), etag: found.etag }, ...writes],
        effects,
        result: next,
      });
    }),
  );
}
