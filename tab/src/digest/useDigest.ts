import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session';
import { digestOptions } from './queries';

/** The week of a space; nothing is asked while none is chosen. */
export function useDigest(space: string | undefined) {
  const { api } = useSession();
  return useQuery({ ...digestOptions(api, space), enabled: space !== undefined });
}
