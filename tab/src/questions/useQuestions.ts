import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSession } from '../session';
import { type BoardFilter, boardOptions, oneOptions } from './queries';

/** One page of the board. What was shown stays until the new answer is there. */
export function useBoard(filter: BoardFilter) {
  const { api } = useSession();
  return useQuery({ ...boardOptions(api, filter), placeholderData: keepPreviousData });
}

export function useQuestion(space: string, id: string) {
  const { api } = useSession();
  return useQuery(oneOptions(api, space, id));
}
