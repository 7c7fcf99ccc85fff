import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { GroupsAnswer } from '../../../bot/spaces/contract';
import type { Api } from '../api';

export function groupsOptions(api: Api) {
  return queryOptions({
    queryKey: ['groups'],
    queryFn: ({ signal }) => api.get<GroupsAnswer>('/api/groups', {}, signal),
  });
}

/** Reads the groups. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(groupsOptions(api));
}
