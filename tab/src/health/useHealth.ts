import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  HealthAnswer,
  NetworkAnswer,
  OrganisationAnswer,
  Period,
} from '../../../bot/health/contract';
import { useSession } from '../session';

/** The figures of a space over a period; nothing is asked while no space is chosen. */
export function useHealth(space: string | undefined, weeks: Period) {
  const { api } = useSession();
  return useQuery({
    queryKey: ['health', space, weeks],
    enabled: space !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<HealthAnswer>('/api/health', { space, weeks: String(weeks) }, signal),
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
