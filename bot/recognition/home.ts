import { mostNews } from '../home/sources';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { receiverName } from './cards';
import { readSlices } from './slices';
import { mergePage } from './wall';

/** For the first page: the newest kudos. */
export function provideHome(world: World): void {
  world.home.provide(async ({ locale }, readers) => {
    const slices = await readSlices(world, readers, mostNews);
    const { kudos } = mergePage(slices, () => true);
    return {
      news: kudos.slice(0, mostNews).map(({ space, id, receiver, what, at }) => ({
        ...{ kind: 'kudos', space, id, title: what, at },
        name: receiverName(receiver, textsFor(locale), locale),
      })),
    };
  });
}
