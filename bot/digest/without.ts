import { weekOf } from '../counts/week';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { settle } from '../operations/settle';
import { spacePartition } from '../spaces/partition';
import type { World } from '../world';
import { withoutItem } from './domain';
import { messages, Without, withoutKind } from './effect-kinds';
import { digestRow, findDigest, listDigests } from './store';

/** Registers what leaves a line out of the digests that have it, and shows their messages as they then are. */
export function handleWithout({ outbox, tables, spaces, clock }: World): void {
  outbox.handle(withoutKind, async (data) => {
    const { tenant, space: id, section, at, id: item } = Without.parse(data);
    const space = await spaces.find(tenant, id);
    if (!space) return;
    const partition = spacePartition(tenant, id);

    const leaveOut = (week: string) =>
      settle(async () => {
        const found = await findDigest(tables, tenant, id, week);
        const digest = found && withoutItem(found.digest, section, item);
        if (!found || digest === found.digest || !digest) return;
        const act = {
          ...{ partition, id: operationId(at, withoutKind, section, item, week), result: null },
          writes: [{ replace: digestRow(tenant, { ...found, digest }), etag: found.etag }],
          effects: [messages.show({ tenant, space: id, id: week })],
        };
        await commit(tables, act, clock());
        outbox.kick(partition);
      });
    // A question waits in each week from its own on.
    for (const { week } of await listDigests(tables, tenant, id, weekOf(at, space.timeZone)))
      await leaveOut(week);
  });
}
