import { keepPreviousData, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { OnePostAnswer, PostsAnswer, PostsQuery } from '../../../bot/posts/contract';
import { oneAt } from '../address';
import type { Api } from '../api';
import { useSession } from '../session';

export type Filter = PostsQuery['filter'];
export type Item = PostsAnswer['posts'][number];

/** What the list is narrowed to; an empty string is no limit. */
export interface PostsFilter {
  readonly filter: Filter;
  readonly text: string;
  readonly space: string;
  /** How many pages are left out. */
  readonly page: number;
}

export const everything: PostsFilter = { filter: 'all', text: '', space: '', page: 0 };
const pageSize = 20;

function listOptions(api: Api, { filter, text, space, page }: PostsFilter) {
  const skip = page > 0 ? String(page * pageSize) : '';
  return queryOptions({
    queryKey: ['posts', filter, text, space, page],
    queryFn: ({ signal }) =>
      api.get<PostsAnswer>('/api/posts', { filter, text, space, skip }, signal),
  });
}

/** One page of posts. What was shown stays until the new answer is there. */
export function usePosts(filter: PostsFilter) {
  const { api } = useSession();
  return useQuery({ ...listOptions(api, filter), placeholderData: keepPreviousData });
}

const oneOptions = (api: Api, space: string, id: string) =>
  queryOptions({
    queryKey: ['posts', 'one', space, id],
    queryFn: ({ signal }) => api.get<OnePostAnswer>('/api/posts/one', { space, id }, signal),
  });

export function usePost(space: string, id: string) {
  const { api } = useSession();
  return useQuery(oneOptions(api, space, id));
}

/** Starts what the page of one reads first. */
export function prefetchOne(queries: QueryClient, api: Api): void {
  const { space, id } = oneAt(location.pathname);
  void queries.prefetchQuery(oneOptions(api, space, id));
}

/** Starts what the list reads first. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(listOptions(api, everything));
}
