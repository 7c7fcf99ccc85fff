import type { Reader } from '../spaces/membership';
import { messageLink } from '../teams/message-link';
import type { World } from '../world';
import type { WallKudos } from './contract';
import { listKudos } from './store';
import type { Slice } from './wall';

/** The newest `rows` kudos of each space, after the cursor. One transaction a space, or a shard of a hot one. */
export function readSlices(
  { tables, spaces }: World,
  readers: readonly Reader[],
  rows: number,
  after?: string,
): Promise<Slice<WallKudos>[]> {
  async function slice({ tenant, space }: Reader, shard: number): Promise<Slice<WallKudos>> {
    const { found, more } = await listKudos(tables, tenant, space.id, shard, rows, after);
    const kudos = found.map((kept) => {
      const link = messageLink(kept.message, tenant);
      return { ...kept.kudos, spaceName: space.name, ...(link && { link }) };
    });
    return { kudos, more };
  }
  return Promise.all(
    readers.flatMap((reader) =>
      Array.from({ length: spaces.shards(reader.space.id) }, (_, shard) => slice(reader, shard)),
    ),
  );
}
