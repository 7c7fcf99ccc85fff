import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { BoardAnswer, BoardQuery, OneAnswer } from '../../../bot/questions/contract';
import { oneAt } from '../address';
import type { Api } from '../api';

/** What the board is narrowed to; an empty string is no limit. */
export interface BoardFilter {
  readonly filter: BoardQuery['filter'];
  readonly text: string;
  readonly space: string;
  /** How many pages are left out. */
  readonly page: number;
}

export const everything: BoardFilter = { filter: 'all', text: '', space: '', page: 0 };
const pageSize = 20;

export function boardOptions(api: Api, { filter, text, space, page }: BoardFilter) {
  const skip = page > 0 ? String(page * pageSize) : '';
  return queryOptions({
    queryKey: ['questions', filter, text, space, page],
    queryFn: ({ signal }) =>
      api.get<BoardAnswer>('/api/questions', { filter, text, space, skip }, signal),
  });
}

export function oneOptions(api: Api, space: string, id: string) {
  return queryOptions({
    queryKey: ['questions', 'one', space, id],
    queryFn: ({ signal }) => api.get<OneAnswer>('/api/questions/one', { space, id }, signal),
  });
}

/** Reads the board. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(boardOptions(api, everything));
}

/** Reads the question whose page it is. */
export function prefetchOne(queries: QueryClient, api: Api): void {
  const { space, id } = oneAt(location.pathname);
  void queries.prefetchQuery(oneOptions(api, space, id));
}
