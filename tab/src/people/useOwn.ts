import { useQuery } from '@tanstack/react-query';
import type { OwnAnswer } from '../../../bot/people/contract';
import { useSession } from '../session';

/** One's own profile, what is kept of oneself, and the tags in use. */
export function useOwn() {
  const { api } = useSession();
  return useQuery({
    queryKey: ['people', 'me'],
    queryFn: ({ signal }) => api.get<OwnAnswer>('/api/people/me', {}, signal),
  });
}
