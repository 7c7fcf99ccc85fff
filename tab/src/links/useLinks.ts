import { keepPreviousData, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { LibraryAnswer, LibraryQuery } from '../../../bot/links/contract';
import type { Api } from '../api';
import { useSession } from '../session';

export type View = LibraryQuery['view'];
export type Item = LibraryAnswer['links'][number];

/** What the library is narrowed to; an empty string is no limit. */
export interface LibraryFilter {
  readonly view: View;
  readonly text: string;
  readonly tag: string;
  readonly space: string;
  /** How many pages are left out. */
  readonly page: number;
}

export const everything: LibraryFilter = { view: 'new', text: '', tag: '', space: '', page: 0 };
const pageSize = 20;

function libraryOptions(api: Api, { view, text, tag, space, page }: LibraryFilter) {
  const skip = page > 0 ? String(page * pageSize) : '';
  return queryOptions({
    queryKey: ['links', view, text, tag, space, page],
    queryFn: ({ signal }) =>
      api.get<LibraryAnswer>('/api/links', { view, text, tag, space, skip }, signal),
  });
}

/** One page of the library. What was shown stays until the new answer is there. */
export function useLibrary(filter: LibraryFilter) {
  const { api } = useSession();
  return useQuery({ ...libraryOptions(api, filter), placeholderData: keepPreviousData });
}

/** Starts what the library reads first. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(libraryOptions(api, everything));
}
