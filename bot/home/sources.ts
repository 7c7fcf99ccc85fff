import type { Asking } from '../api';
import type { Reader } from '../spaces/membership';
import type { HomeAnswer, HomeLine } from './contract';

/** How many of one kind wait, or are new, at most: the pages have the rest. */
export const mostNeeds = 3;
export const mostNews = 2;

/** Things that have a title of their own, as lines of one kind. */
export function linesOf(
  kind: HomeLine['kind'],
  things: readonly Omit<HomeLine, 'kind' | 'name'>[],
): HomeLine[] {
  return things.map(({ space, id, title, at }) => ({ kind, space, id, title, at }));
}

/** What of a practice waits for the caller, and its newest, in the spaces they may read. */
type Source = (caller: Asking, readers: readonly Reader[]) => Promise<Partial<HomeAnswer>>;

/** Where the first page gets its lines: each practice tells its own. */
export interface HomeSources {
  provide(source: Source): void;
  /** All of them: what waits in the order of the practices, what is new the newest first. */
  read(caller: Asking, readers: readonly Reader[]): Promise<HomeAnswer>;
}

export function makeHomeSources(): HomeSources {
  const sources: Source[] = [];
  return {
    provide: (source) => void sources.push(source),
    read: async (caller, readers) => {
      const told = await Promise.all(sources.map((source) => source(caller, readers)));
      return {
        needs: told.flatMap(({ needs = [] }) => needs),
        news: told.flatMap(({ news = [] }) => news).toSorted((a, b) => b.at - a.at),
      };
    },
  };
}
