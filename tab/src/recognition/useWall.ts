import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { WallAnswer, WallKudos } from '../../../bot/recognition/contract';
import { useSession } from '../session';
import { type WallFilter, wallOptions } from './queries';

/** One kudos once, though a page read a moment later may bring it again. */
function flat({ pages }: InfiniteData<WallAnswer>): readonly WallKudos[] {
  const byId = new Map(pages.flatMap(({ kudos }) => kudos).map((one) => [one.id, one]));
  return [...byId.values()];
}

/** The kudos the filter leaves, newest first, page by page. What was shown stays until the new answer is there. */
export function useWall(filter: WallFilter) {
  const { api } = useSession();
  return useInfiniteQuery({
    ...wallOptions(api, filter),
    select: flat,
    placeholderData: keepPreviousData,
  });
}
