import { keepPreviousData, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type {
  HealthAnswer,
  NetworkAnswer,
  OrganisationAnswer,
  Period,
} from '../../../bot/health/contract';
import type { Api } from '../api';
import { firstSpace } from '../recognition/useWall';
import { useSession } from '../session';

function healthOptions(api: Api, space: string | undefined, weeks: Period) {
  return queryOptions({
    queryKey: ['health', space, weeks],
    queryFn: ({ signal }) =>
      api.get<HealthAnswer>('/api/health', { space, weeks: String(weeks) }, signal),
  });
}

/** The figures of a space over a period; nothing is asked while no space is chosen. */
export function useHealth(space: string | undefined, weeks: Period) {
  const { api } = useSession();
  return useQuery({
    ...healthOptions(api, space, weeks),
    enabled: space !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** The weeks that are looked at first. */
export const usualPeriod: Period = 12;

/** Starts what the page reads first. */
export function prefetch(queries: QueryClient, api: Api, here?: string): void {
  void firstSpace(queries, api, here).then((space) =>
    space ? queries.prefetchQuery(healthOptions(api, space, usualPeriod)) : undefined,
  );
}

export function useNetwork(space: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: ['health', 'network', space],
    queryFn: ({ signal }) => api.get<NetworkAnswer>('/api/health/network', { space }, signal),
  });
}

/** The groups and the reader's own spaces side by side. */
export function useOrganisation(weeks: Period, enabled: boolean) {
  const { api } = useSession();
  return useQuery({
    queryKey: ['health', 'organisation', weeks],
    enabled,
    queryFn: ({ signal }) =>
      api.get<OrganisationAnswer>('/api/health/organisation', { weeks: String(weeks) }, signal),
  });
}
