import type { HomeLine } from '../home/contract';
import { mostNeeds, mostNews } from '../home/sources';
import type { World } from '../world';
import type { LibraryItem } from './contract';
import { listLinks } from './library';

/** For the first page: links the reader can vet, and the newest. */
export function provideHome(world: World): void {
  const lines = (items: readonly LibraryItem[], kind: HomeLine['kind']) =>
    items.map(({ space, id, title, at }): HomeLine => ({ kind, space, id, title, at }));
  world.home.provide(async (caller, readers) => {
    const list = (view: 'waiting' | 'new', limit: number) =>
      listLinks(world, caller, readers, { view, limit });
    return {
      needs: lines(await list('waiting', mostNeeds), 'vet'),
      news: lines(await list('new', mostNews), 'link'),
    };
  });
}
