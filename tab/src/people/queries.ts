import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { PreferencesAnswer } from '../../../bot/nudges/contract';
import type { OwnAnswer, PeopleAnswer } from '../../../bot/people/contract';
import type { Api } from '../api';

export function peopleOptions(api: Api, words: string, tag: string) {
  return queryOptions({
    queryKey: ['people', words, tag],
    queryFn: ({ signal }) => api.get<PeopleAnswer>('/api/people', { text: words, tag }, signal),
  });
}

export function ownOptions(api: Api) {
  return queryOptions({
    queryKey: ['people', 'me'],
    queryFn: ({ signal }) => api.get<OwnAnswer>('/api/people/me', {}, signal),
  });
}

export function nudgesOptions(api: Api) {
  return queryOptions({
    queryKey: ['nudges'],
    queryFn: ({ signal }) => api.get<PreferencesAnswer>('/api/nudges', {}, signal),
  });
}

/** Reads the colleagues. */
export function prefetch(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(peopleOptions(api, '', ''));
}

/** Reads what is kept of oneself, and what one chose. */
export function prefetchOwn(queries: QueryClient, api: Api): void {
  void queries.prefetchQuery(ownOptions(api));
  void queries.prefetchQuery(nudgesOptions(api));
}
