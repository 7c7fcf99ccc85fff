import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { LibraryAnswer, LibraryQuery } from '../../../bot/links/contract';
import type { Api } from '../api';

export type View = LibraryQuery['view'];

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

export function libraryOptions(api: Api, { view, text, tag, space, page }: LibraryFilter) {
  const skip = page > 0 ? String(page * pageSize) : '';
  return queryOptions({
    queryKey: ['links', view, text, tag, space, page],
    queryFn: ({ signal }) =>
      api.get<LibraryAnswer>('/api/links', { view, text, tag, space, skip }, signal),
  });
}

/** Reads the library. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(libraryOptions(api, everything));
}
