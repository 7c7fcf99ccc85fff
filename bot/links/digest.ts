import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { LibraryItem } from './contract';

const looked = 100;

/** New links of a week, the most useful first: what is not decided yet, or retired, is not among them. */
export function provideDigest(world: World): void {
  world.digests.provide('links', async ({ tenant, id }, { from, to }) => {
    const found = world.search.find({
      ...{ tenant, reader: '', spaces: [id], kinds: ['link'], text: '', limit: looked },
      states: ['vetted', 'unvetted'],
    });
    const text = textsFor(world.language);
    return found
      .filter(({ at }) => at >= from && at < to)
      .toSorted((a, b) => b.weight - a.weight || b.at - a.at)
      .map(({ view }) => LibraryItem.parse(JSON.parse(view)))
      .map(({ id: link, title, first, whys, tags, url }) => ({
        ...{ id: link, tags, link: url },
        title: whys[0] ? `${title}: ${whys[0].text}` : title,
        by: text('digest.from', { name: first.name }),
        author: first,
      }));
  });
}
