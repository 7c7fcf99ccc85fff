import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { Practice, WallAnswer, WallKudos } from '../../../bot/recognition/contract';
import type { SpacesAnswer } from '../../../bot/spaces/contract';
import type { Api } from '../api';
import { useSession } from '../session';

/** What the wall is narrowed to; an empty string is no limit. */
export interface WallFilter {
  readonly who: string;
  readonly practice: Practice | '';
  readonly space: string;
}

export const everything: WallFilter = { who: '', practice: '', space: '' };

function wallOptions(api: Api, { who, practice, space }: WallFilter) {
  return infiniteQueryOptions({
    queryKey: ['recognition', 'wall', space, practice, who],
    queryFn: ({ pageParam, signal }) =>
      api.get<WallAnswer>(
        '/api/recognition/wall',
        { space, practice, who, after: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last: WallAnswer) => last.after,
  });
}

function spacesOptions(api: Api) {
  return queryOptions({
    queryKey: ['spaces'],
    queryFn: ({ signal }) => api.get<SpacesAnswer>('/api/spaces', {}, signal),
  });
}

/** One kudos once, though a page read a moment later may bring it again. */
function flat({ pages }: InfiniteData<WallAnswer>): readonly WallKudos[] {
  const byId = new Map(pages.flatMap(({ kudos }) => kudos).map((one) => [one.id, one]));
  return [...byId.values()];
}

/** The kudos the filter leaves, newest first, page by page. What was shown stays until the new answer is there. */
export function useWall(filter: WallFilter) {
  const { api } = useSession();
  return useInfiniteQuery({
    ...wallOptions(api, filter),
    select: flat,
    placeholderData: keepPreviousData,
  });
}

/** The spaces one is in; not asked for where it is not `enabled`. */
export function useSpaces(enabled = true) {
  const { api } = useSession();
  const { data, error, refetch } = useQuery({ ...spacesOptions(api), enabled });
  return { spaces: data?.spaces, error, refetch };
}

/** The space that a page about one is of at first: where it stands, that of the address, or the one used last. Never rejects. */
export async function firstSpace(
  queries: QueryClient,
  api: Api,
  here?: string,
): Promise<string | undefined> {
  if (here) return here;
  const named = new URLSearchParams(location.search).get('space');
  if (named) return named;
  const answer = await queries.fetchQuery(spacesOptions(api)).catch(() => undefined);
  return answer?.spaces[0]?.id;
}

/** Starts what the wall of a space, or the personal one, reads first. */
export function prefetch(queries: QueryClient, api: Api, here = ''): void {
  void queries.prefetchInfiniteQuery(wallOptions(api, { ...everything, space: here }));
  if (!here) void queries.prefetchQuery(spacesOptions(api));
}
