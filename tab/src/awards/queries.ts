import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AwardsAnswer } from '../../../bot/awards/contract';
import type { Api } from '../api';

export function awardsOptions(api: Api, space: string) {
  return queryOptions({
    queryKey: ['awards', space],
    queryFn: ({ signal }) => api.get<AwardsAnswer>('/api/awards', { space }, signal),
  });
}

/** Reads the awards of the space the tab stands in, or of all. */
export function prefetch(queries: QueryClient, api: Api, here = ''): void {
  void queries.prefetchQuery(awardsOptions(api, here));
}
