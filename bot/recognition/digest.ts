import { messageLink } from '../teams/message-link';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { receiverName } from './cards';
import { thanked } from './counting';
import { listKudos } from './store';

/** Kudos looked at for a digest: a busy week of a large space. */
const looked = 200;
const order = ['space', 'crew', 'person'];

/** Who was thanked in a week: groups before crews before people, and the most joined first. */
export function provideDigest(world: World): void {
  world.digests.provide('thanked', async ({ tenant, id }, { from, to }) => {
    const shards = Array.from({ length: world.spaces.shards(id) }, (_, shard) => shard);
    const pages = await Promise.all(
      shards.map((shard) => listKudos(world.tables, tenant, id, shard, looked)),
    );
    const text = textsFor(world.language);
    return pages
      .flatMap(({ found }) => found)
      .filter(({ kudos }) => kudos.at >= from && kudos.at < to)
      .toSorted(
        ({ kudos: a }, { kudos: b }) =>
          order.indexOf(a.receiver.kind) - order.indexOf(b.receiver.kind) ||
          b.joinCount - a.joinCount ||
          b.at - a.at,
      )
      .map(({ kudos, message }) => {
        const receiver = receiverName(kudos.receiver, text, world.language);
        const link = messageLink(message, tenant);
        return {
          ...{ id: kudos.id, title: `${receiver}: ${kudos.what}`, tags: [] },
          by: text('digest.from', { name: kudos.giver.name }),
          ...{ author: kudos.giver, named: thanked(kudos.receiver) },
          ...(link && { link }),
        };
      });
  });
}
