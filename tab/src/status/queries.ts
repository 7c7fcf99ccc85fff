import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { StatusAnswer } from '../../../bot/status/contract';
import type { Api } from '../api';

export function statusOptions(api: Api) {
  return queryOptions({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.get<StatusAnswer>('/api/status', {}, signal),
  });
}

/** Reads how the product does. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(statusOptions(api));
}
