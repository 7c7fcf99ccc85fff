import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { DigestAnswer } from '../../../bot/digest/contract';
import type { Api } from '../api';
import { firstSpace } from '../spaces/queries';

export function digestOptions(api: Api, space: string | undefined) {
  return queryOptions({
    queryKey: ['digest', space],
    queryFn: ({ signal }) => api.get<DigestAnswer>('/api/digest', { space }, signal),
  });
}

/** Reads the week of the space that is shown first. */
export function prefetch(queries: QueryClient, api: Api): void {
  void firstSpace(queries, api).then((space) =>
    space ? queries.prefetchQuery(digestOptions(api, space)) : undefined,
  );
}
