import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { SpacesAnswer } from '../../../bot/spaces/contract';
import type { Api } from '../api';

export function spacesOptions(api: Api) {
  return queryOptions({
    queryKey: ['spaces'],
    queryFn: ({ signal }) => api.get<SpacesAnswer>('/api/spaces', {}, signal),
  });
}

/** The space that a page about one is of at first: where it stands, that of the address, or the one used last. Never rejects. */
export async function firstSpace(
  queries: QueryClient,
  api: Api,
  here?: string,
): Promise<string | undefined> {
  if (here) return here;
  const named = new URLSearchParams(location.search).get('space');
  if (named) return named;
  const answer = await queries.fetchQuery(spacesOptions(api)).catch(() => undefined);
  return answer?.spaces[0]?.id;
}
