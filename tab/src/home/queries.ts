import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { HomeAnswer } from '../../../bot/home/contract';
import type { Api } from '../api';

export function homeOptions(api: Api) {
  return queryOptions({
    queryKey: ['home'],
    queryFn: ({ signal }) => api.get<HomeAnswer>('/api/home', {}, signal),
  });
}

/** Reads what waits and what is new. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(homeOptions(api));
}
