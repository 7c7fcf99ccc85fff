import { linesOf, mostNeeds, mostNews } from '../home/sources';
import type { World } from '../world';
import { listLinks } from './library';

/** For the first page: links the reader can vet, and the newest. */
export function provideHome(world: World): void {
  world.home.provide(async (caller, readers) => {
    const list = (view: 'waiting' | 'new', limit: number) =>
      listLinks(world, caller, readers, { view, limit });
    return {
      needs: linesOf('vet', await list('waiting', mostNeeds)),
      news: linesOf('link', await list('new', mostNews)),
    };
  });
}
