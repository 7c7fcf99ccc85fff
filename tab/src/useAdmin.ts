import { useQuery } from '@tanstack/react-query';
import type { MeAnswer } from '../../bot/spaces/contract';
import { useSession } from './session';

/** Whether one looks after the product, once that is known; nothing is asked unless `wanted`. */
export function useAdmin(wanted: boolean): boolean {
  const { api } = useSession();
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.get<MeAnswer>('/api/me', {}, signal),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.admin ?? false;
}
