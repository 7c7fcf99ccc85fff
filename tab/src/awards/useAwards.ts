import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { AwardsAnswer, GoingItem, PeopleOfAnswer } from '../../../bot/awards/contract';
import type { Api } from '../api';
import { useSession } from '../session';

export type Going = GoingItem;
export type Nominated = Going['nominations'][number];
export type Past = AwardsAnswer['past'][number];

function awardsOptions(api: Api, space: string) {
  return queryOptions({
    queryKey: ['awards', space],
    queryFn: ({ signal }) => api.get<AwardsAnswer>('/api/awards', { space }, signal),
  });
}

/** The awards of a space, or of all one reads where it is empty. */
export function useAwards(space: string) {
  const { api } = useSession();
  return useQuery(awardsOptions(api, space));
}

/** Whom one can name in a space. */
export function usePeopleOf(space: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: ['people of', space],
    queryFn: ({ signal }) => api.get<PeopleOfAnswer>('/api/awards/people', { space }, signal),
    enabled: space !== '',
  });
}

/** Starts what the page reads first. */
export function prefetch(queries: QueryClient, api: Api, here = ''): void {
  void queries.prefetchQuery(awardsOptions(api, here));
}
