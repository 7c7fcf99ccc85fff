import { useQuery } from '@tanstack/react-query';
import type { AwardsAnswer, GoingItem, PeopleOfAnswer } from '../../../bot/awards/contract';
import { useSession } from '../session';
import { awardsOptions } from './queries';

export type Going = GoingItem;
export type Nominated = Going['nominations'][number];
export type Past = AwardsAnswer['past'][number];

/** The awards of a space, or of all one reads where it is empty. */
export function useAwards(space: string) {
  const { api } = useSession();
  return useQuery(awardsOptions(api, space));
}

/** Whom one can name in a space. */
export function usePeopleOf(space: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: ['people of', space],
    queryFn: ({ signal }) => api.get<PeopleOfAnswer>('/api/awards/people', { space }, signal),
    enabled: space !== '',
  });
}
