import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { HealthAnswer, Period } from '../../../bot/health/contract';
import type { Api } from '../api';
import { firstSpace } from '../spaces/queries';

export function healthOptions(api: Api, space: string | undefined, weeks: Period) {
  return queryOptions({
    queryKey: ['health', space, weeks],
    queryFn: ({ signal }) =>
      api.get<HealthAnswer>('/api/health', { space, weeks: String(weeks) }, signal),
  });
}

/** The weeks that are looked at first. */
export const usualPeriod: Period = 12;

/** Reads the figures of the space that is shown first. */
export function prefetch(queries: QueryClient, api: Api, here?: string): void {
  void firstSpace(queries, api, here).then((space) =>
    space ? queries.prefetchQuery(healthOptions(api, space, usualPeriod)) : undefined,
  );
}
