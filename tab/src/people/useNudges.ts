import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { PreferencesAnswer } from '../../../bot/nudges/contract';
import type { Api } from '../api';
import { useSession } from '../session';

const nudgesOptions = (api: Api) =>
  queryOptions({
    queryKey: ['nudges'],
    queryFn: ({ signal }) => api.get<PreferencesAnswer>('/api/nudges', {}, signal),
  });

/** What one chose to be told unprompted. */
export function useNudges() {
  const { api } = useSession();
  return useQuery(nudgesOptions(api));
}

export function prefetchNudges(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(nudgesOptions(api));
}
