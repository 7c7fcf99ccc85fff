import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session';
import { statusOptions } from './queries';

/** How often the page looks again, in milliseconds. */
const everyMs = 15_000;

/** How the product does, as it was a moment ago. */
export function useStatus() {
  const { api } = useSession();
  return useQuery({ ...statusOptions(api), refetchInterval: everyMs });
}
