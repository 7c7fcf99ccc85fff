import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../api';
import * as links from '../links/queries';
import * as posts from '../posts/queries';
import * as questions from '../questions/queries';
import * as wall from '../recognition/queries';

/** What waits for the reader: questions on their skills, answers to their own, links to vet. */
export const skilled: questions.BoardFilter = { ...questions.everything, filter: 'skills' };
export const own: questions.BoardFilter = { ...questions.everything, filter: 'mine' };
export const waiting: links.LibraryFilter = { ...links.everything, view: 'waiting' };

/** Reads what waits and what is new. */
export function prefetch(queries: QueryClient, api: Api): void {
  for (const filter of [skilled, own])
    void queries.prefetchQuery(questions.boardOptions(api, filter));
  void queries.prefetchQuery(links.libraryOptions(api, waiting));
  for (const practice of [questions, links, posts]) practice.prefetch(queries, api);
  void queries.prefetchInfiniteQuery(wall.wallOptions(api, wall.everything));
}
