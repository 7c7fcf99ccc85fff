import { addCounters } from '../counts/domain';
import { countersKey, readCounters } from '../counts/store';
import { spanOf } from '../counts/week';
import { readHealth } from '../health/read';
import type { Space } from '../spaces/contract';
import { spacePartition } from '../spaces/partition';
import type { World } from '../world';
import { type Digest, sections } from './contract';
import { toSection } from './domain';

/** Tells a week of a space from what its practices keep. One transaction a practice, two a shard for the counters. */
export async function buildDigest(world: World, space: Space, week: string): Promise<Digest> {
  const { tenant, id, name, timeZone } = space;
  const span = spanOf(week, timeZone);
  const shards = Array.from({ length: world.spaces.shards(id) }, (_, shard) => shard);
  const [told, counted, { today }] = await Promise.all([
    Promise.all(
      sections.map(async (section) =>
        toSection(section, await world.digests.read(section, space, span)),
      ),
    ),
    Promise.all(
      shards.map(async (shard) =>
        readCounters(await world.tables.get(spacePartition(tenant, id, shard), countersKey(week))),
      ),
    ),
    readHealth(world, space, 4, week),
  ]);
  // Who acted is not for everybody, not even as marks.
  const shown = Object.entries(addCounters({}, counted)).filter(
    ([key]) => !/^(who|people)\./.test(key),
  );
  return {
    ...{ space: id, spaceName: name, week, ...span, timeZone },
    ...{ sections: told, counters: Object.fromEntries(shown), suggestion: today.step },
  };
}
