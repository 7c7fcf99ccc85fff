import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session';
import { spacesOptions } from './queries';

/** The spaces one is in; not asked for where it is not `enabled`. */
export function useSpaces(enabled = true) {
  const { api } = useSession();
  const { data, error, refetch } = useQuery({ ...spacesOptions(api), enabled });
  return { spaces: data?.spaces, error, refetch };
}
