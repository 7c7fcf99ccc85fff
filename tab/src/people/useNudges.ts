import { useQuery } from '@tanstack/react-query';
import type { PreferencesAnswer } from '../../../bot/nudges/contract';
import { useSession } from '../session';

/** What one chose to be told unprompted. */
export function useNudges() {
  const { api } = useSession();
  return useQuery({
    queryKey: ['nudges'],
    queryFn: ({ signal }) => api.get<PreferencesAnswer>('/api/nudges', {}, signal),
  });
}
