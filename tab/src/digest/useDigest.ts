import { useQuery } from '@tanstack/react-query';
import type { DigestAnswer } from '../../../bot/digest/contract';
import { useSession } from '../session';

/** The week of a space; nothing is asked while none is chosen. */
export function useDigest(space: string | undefined) {
  const { api } = useSession();
  return useQuery({
    queryKey: ['digest', space],
    enabled: space !== undefined,
    queryFn: ({ signal }) => api.get<DigestAnswer>('/api/digest', { space }, signal),
  });
}
