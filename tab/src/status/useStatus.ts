import { useQuery } from '@tanstack/react-query';
import type { StatusAnswer } from '../../../bot/status/contract';
import { useSession } from '../session';

/** How often the page looks again, in milliseconds. */
const everyMs = 15_000;

/** How the product does, as it was a moment ago. */
export function useStatus() {
  const { api } = useSession();
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.get<StatusAnswer>('/api/status', {}, signal),
    refetchInterval: everyMs,
  });
}
