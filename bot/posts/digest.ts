import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { PostItem } from './contract';
import { titleOf } from './domain';

const looked = 100;

/** What was shown in a week: what asks for input and has none first, then what helped most. */
export function provideDigest(world: World): void {
  world.digests.provide('shown', async ({ tenant, id }, { from, to }) => {
    const found = world.search.find({
      ...{ tenant, reader: '', spaces: [id], kinds: ['post'], text: '', limit: looked },
    });
    const text = textsFor(world.language);
    const waits = ({ wanted, inputCount, state }: PostItem) =>
      wanted !== '' && inputCount === 0 && state === 'open';
    return found
      .filter(({ at }) => at >= from && at < to)
      .map(({ view }) => PostItem.parse(JSON.parse(view)))
      .toSorted((a, b) => Number(waits(b)) - Number(waits(a)) || b.helped - a.helped || b.at - a.at)
      .map((post) => ({
        ...{ id: post.id, title: titleOf(post), tags: post.tags },
        by: text('digest.from', { name: post.author.name }),
        author: post.author,
        ...(post.link && { link: post.link }),
      }));
  });
}
