import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { OwnAnswer } from '../../../bot/people/contract';
import type { Api } from '../api';
import { useSession } from '../session';

const ownOptions = (api: Api) =>
  queryOptions({
    queryKey: ['people', 'me'],
    queryFn: ({ signal }) => api.get<OwnAnswer>('/api/people/me', {}, signal),
  });

/** One's own profile, what is kept of oneself, and the tags in use. */
export function useOwn() {
  const { api } = useSession();
  return useQuery(ownOptions(api));
}

export function prefetchOwn(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(ownOptions(api));
}
