import { mostNews } from '../home/sources';
import type { World } from '../world';
import { PostItem } from './contract';
import { titleOf } from './domain';

/** For the first page: the newest work that was shown. */
export function provideHome(world: World): void {
  world.home.provide(async ({ tenant, id: reader }, readers) => {
    const spaces = readers.map(({ space }) => space.id);
    const found = world.search.find({
      ...{ tenant, reader, spaces, kinds: ['post'], text: '', limit: mostNews },
    });
    const posts = found.map(({ view }) => PostItem.parse(JSON.parse(view)));
    return {
      news: posts.map((post) => ({
        ...{ kind: 'post', space: post.space, id: post.id, at: post.at },
        ...{ title: titleOf(post), name: post.author.name },
      })),
    };
  });
}
