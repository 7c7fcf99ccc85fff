import type { DigestItem } from '../digest/contract';
import type { Space } from '../spaces/contract';
import { type Text, textsFor } from '../texts/texts';
import type { World } from '../world';
import { BoardItem } from './contract';

const looked = 100;

/** Questions of a space that nobody has answered, the longest waiting first, as `reader` may find them. */
function waiting(
  world: World,
  { tenant, id }: Space,
  reader: string,
  tags: readonly string[] = [],
) {
  const found = world.search.find({
    ...{ tenant, reader, spaces: [id], kinds: ['question'], states: ['open'], tags, text: '' },
    ...{ oldestFirst: true, limit: looked },
  });
  return found.map(({ view }) => BoardItem.parse(JSON.parse(view)));
}

function itemOf({ id, title, asker, tags, link }: BoardItem, text: Text): DigestItem {
  const by = asker.name ? text('digest.from', { name: asker.name }) : '';
  return { id, title, by, author: asker, tags, ...(link && { link }) };
}

/** The questions that wait, for the digest of a space; and for one reader those on their own skills. */
export function provideDigest(world: World): void {
  const said = (item: BoardItem) => itemOf(item, textsFor(world.language));
  world.digests.provide('questions', async (space, { to }) =>
    waiting(world, space, '')
      .filter(({ at }) => at < to)
      .map(said),
  );
  world.digests.provideNeeds(async (space, person) => {
    const [own] = world.search.find({
      ...{ tenant: space.tenant, reader: person, spaces: [], kinds: ['profile'], text: '' },
      ...{ authors: [person], limit: 1 },
    });
    const mine = (own?.tags ?? []).flatMap((skill) => waiting(world, space, person, [skill]));
    const unique = new Map(mine.map((item) => [item.id, item]));
    return [...unique.values()].filter(({ asker }) => asker.id !== person).map(said);
  });
}
