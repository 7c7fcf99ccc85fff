import { spanOf } from '../counts/week';
import { readToday } from '../health/read';
import type { Space } from '../spaces/contract';
import type { World } from '../world';
import { type Digest, sections } from './contract';
import { toSection } from './domain';

/** Tells a week of a space from what its practices keep. One transaction a practice, one a shard for the suggestion. */
export async function buildDigest(world: World, space: Space, week: string): Promise<Digest> {
  const { id, name, timeZone } = space;
  const span = spanOf(week, timeZone);
  const [told, today] = await Promise.all([
    Promise.all(
      sections.map(async (section) =>
        toSection(section, await world.digests.read(section, space, span)),
      ),
    ),
    readToday(world, space, week),
  ]);
  return {
    ...{ space: id, spaceName: name, week, ...span, timeZone },
    ...{ sections: told, suggestion: today.step },
  };
}
