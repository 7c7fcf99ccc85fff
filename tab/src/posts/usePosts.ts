import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PostsAnswer } from '../../../bot/posts/contract';
import { useSession } from '../session';
import { listOptions, oneOptions, type PostsFilter } from './queries';

export type Item = PostsAnswer['posts'][number];

/** One page of posts. What was shown stays until the new answer is there. */
export function usePosts(filter: PostsFilter) {
  const { api } = useSession();
  return useQuery({ ...listOptions(api, filter), placeholderData: keepPreviousData });
}

export function usePost(space: string, id: string) {
  const { api } = useSession();
  return useQuery(oneOptions(api, space, id));
}
