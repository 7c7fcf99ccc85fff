import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { NetworkAnswer, OrganisationAnswer, Period } from '../../../bot/health/contract';
import { useSession } from '../session';
import { healthOptions } from './queries';

/** The figures of a space over a period; nothing is asked while no space is chosen. */
export function useHealth(space: string | undefined, weeks: Period) {
  const { api } = useSession();
  return useQuery({
    ...healthOptions(api, space, weeks),
    enabled: space !== undefined,
    placeholderData: keepPreviousData,
  });
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
