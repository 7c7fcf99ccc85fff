import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { DigestAnswer } from '../../../bot/digest/contract';
import type { Api } from '../api';
import { firstSpace } from '../recognition/useWall';
import { useSession } from '../session';

function digestOptions(api: Api, space: string | undefined) {
  return queryOptions({
    queryKey: ['digest', space],
    queryFn: ({ signal }) => api.get<DigestAnswer>('/api/digest', { space }, signal),
  });
}

/** The week of a space; nothing is asked while none is chosen. */
export function useDigest(space: string | undefined) {
  const { api } = useSession();
  return useQuery({ ...digestOptions(api, space), enabled: space !== undefined });
}

/** Starts what the page reads first. */
export function prefetch(queries: QueryClient, api: Api): void {
  void firstSpace(queries, api).then((space) =>
    space ? queries.prefetchQuery(digestOptions(api, space)) : undefined,
  );
}
