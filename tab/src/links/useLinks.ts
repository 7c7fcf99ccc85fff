import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LibraryAnswer } from '../../../bot/links/contract';
import { useSession } from '../session';
import { type LibraryFilter, libraryOptions } from './queries';

export type Item = LibraryAnswer['links'][number];

/** One page of the library. What was shown stays until the new answer is there. */
export function useLibrary(filter: LibraryFilter) {
  const { api } = useSession();
  return useQuery({ ...libraryOptions(api, filter), placeholderData: keepPreviousData });
}
