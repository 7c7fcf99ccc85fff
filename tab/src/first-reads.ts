import type { QueryClient } from '@tanstack/react-query';
import { openAt, pageNames } from './address';
import { type Api, createApi } from './api';
import * as awards from './awards/queries';
import * as digest from './digest/queries';
import * as groups from './groups/queries';
import * as health from './health/queries';
import * as home from './home/queries';
import type { Connection } from './host/connect';
import * as links from './links/queries';
import * as people from './people/queries';
import * as posts from './posts/queries';
import * as questions from './questions/queries';
import * as wall from './recognition/queries';
import { spokenFor } from './spoken';
import * as status from './status/queries';

/** Starts what a page reads; `here` is the space the tab stands in. */
type Prefetch = (queries: QueryClient, api: Api, here?: string) => void;

/** What each page reads first, by its name. The configuration page reads nothing. */
export const firstReads: Readonly<Record<string, Prefetch>> = {
  home: home.prefetch,
  '': wall.prefetch,
  posts: posts.prefetch,
  questions: questions.prefetch,
  links: links.prefetch,
  awards: awards.prefetch,
  people: people.prefetch,
  groups: groups.prefetch,
  health: health.prefetch,
  digest: digest.prefetch,
  me: people.prefetchOwn,
  status: status.prefetch,
  question: questions.prefetchOne,
  post: posts.prefetchOne,
  'channel/health': health.prefetch,
  'channel/awards': awards.prefetch,
  channel: wall.prefetch,
};

/**
 * Asks for what the page shows first, as soon as Teams gives a token: before the scripts that draw it have run.
 * The page is the one that a link into the tab asks for, which it opens. Resolves when what it reads is under way, or
 * cannot be asked for so early; rejects where Teams gives no token.
 */
export async function readFirst(
  connecting: Promise<Connection>,
  queries: QueryClient,
): Promise<void> {
  const connection = await connecting;
  if (connection.kind !== 'teams') return;
  const token = connection.teams.token();
  const opened = connection.context.then((told) => {
    if (told.page) openAt(told.page);
    return told;
  });
  const [context] = await Promise.all([opened, token]);
  const name = pageNames(location.pathname).find((known) => Object.hasOwn(firstReads, known)) ?? '';
  const here = name.startsWith('channel') ? context.space?.id : '';
  if (here === undefined) return;
  firstReads[name]?.(
    queries,
    createApi(
      () => token,
      () => spokenFor(context.locale),
    ),
    here,
  );
}
