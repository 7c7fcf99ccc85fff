import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session';
import { nudgesOptions, ownOptions } from './queries';

/** One's own profile, what is kept of oneself, and the tags in use. */
export function useOwn() {
  const { api } = useSession();
  return useQuery(ownOptions(api));
}

/** What one chose to be told unprompted. */
export function useNudges() {
  const { api } = useSession();
  return useQuery(nudgesOptions(api));
}
