import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import type { Practice, WallAnswer } from '../../../bot/recognition/contract';
import type { Api } from '../api';
import { spacesOptions } from '../spaces/queries';

/** What the wall is narrowed to; an empty string is no limit. */
export interface WallFilter {
  readonly who: string;
  readonly practice: Practice | '';
  readonly space: string;
}

export const everything: WallFilter = { who: '', practice: '', space: '' };

export function wallOptions(api: Api, { who, practice, space }: WallFilter) {
  return infiniteQueryOptions({
    queryKey: ['recognition', 'wall', space, practice, who],
    queryFn: ({ pageParam, signal }) =>
      api.get<WallAnswer>(
        '/api/recognition/wall',
        { space, practice, who, after: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last: WallAnswer) => last.after,
  });
}

/** Reads the wall of the space the tab stands in, or that of all spaces and which there are. */
export function prefetch(queries: QueryClient, api: Api, here = ''): void {
  void queries.prefetchInfiniteQuery(wallOptions(api, { ...everything, space: here }));
  if (!here) void queries.prefetchQuery(spacesOptions(api));
}
