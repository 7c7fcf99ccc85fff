import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OnePostAnswer, PostsAnswer, PostsQuery } from '../../../bot/posts/contract';
import { oneAt } from '../address';
import type { Api } from '../api';

export type Filter = PostsQuery['filter'];

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

export function listOptions(api: Api, { filter, text, space, page }: PostsFilter) {
  const skip = page > 0 ? String(page * pageSize) : '';
  return queryOptions({
    queryKey: ['posts', filter, text, space, page],
    queryFn: ({ signal }) =>
      api.get<PostsAnswer>('/api/posts', { filter, text, space, skip }, signal),
  });
}

export function oneOptions(api: Api, space: string, id: string) {
  return queryOptions({
    queryKey: ['posts', 'one', space, id],
    queryFn: ({ signal }) => api.get<OnePostAnswer>('/api/posts/one', { space, id }, signal),
  });
}

/** Reads the list. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(listOptions(api, everything));
}

/** Reads the post whose page it is. */
export function prefetchOne(queries: QueryClient, api: Api): void {
  const { space, id } = oneAt(location.pathname);
  void queries.prefetchQuery(oneOptions(api, space, id));
}
