import { pathOf } from '../address';
import { everything as allLinks } from '../links/queries';
import { useLibrary } from '../links/useLinks';
import { everything as allPosts } from '../posts/queries';
import { usePosts } from '../posts/usePosts';
import { everything as allQuestions } from '../questions/queries';
import { useBoard } from '../questions/useQuestions';
import { everything as allKudos } from '../recognition/queries';
import { receiverText } from '../recognition/receiver';
import { useWall } from '../recognition/useWall';
import { text } from '../texts';
import * as needs from './queries';

/** One thing on the page: what it is, and where it is. */
export interface Line {
  readonly key: string;
  /** What it is, or what is to be done about it. */
  readonly kind: string;
  readonly title: string;
  /** The page it is on. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** How many of one kind wait, or are new, at most: the pages have the rest. */
const most = 3;
const newest = 2;

/** What waits for the reader: questions on their skills, answers to their own, links to vet. */
export function useNeeds() {
  const skills = useBoard(needs.skilled);
  const own = useBoard(needs.own);
  const waiting = useLibrary(needs.waiting);
  const asked = (list: NonNullable<typeof own.data>['questions'], kind: string) =>
    list.slice(0, most).map((one): Line => {
      return {
        key: `${kind} ${one.id}`,
        kind,
        title: one.title,
        path: pathOf('question', one),
        at: one.at,
      };
    });
  const lines = [
    ...asked(skills.data?.questions ?? [], text('home.answer')),
    ...asked(
      (own.data?.questions ?? []).filter(({ state }) => state === 'answered'),
      text('home.accept'),
    ),
    ...(waiting.data?.links ?? []).slice(0, most).map(({ space, id, title, at }): Line => {
      return { key: `${space} ${id}`, kind: text('home.vet'), title, path: 'links', at };
    }),
  ];
  const all = [skills, own, waiting];
  return { lines, pending: all.some(({ isPending }) => isPending), ...problemOf(all) };
}

/** The newest few of each practice, newest first. */
export function useNews() {
  const board = useBoard(allQuestions);
  const library = useLibrary(allLinks);
  const work = usePosts(allPosts);
  const thanks = useWall(allKudos);
  const lines = [
    ...(board.data?.questions ?? []).slice(0, newest).map((one): Line => {
      const { id, title, at } = one;
      return { key: id, kind: text('home.question'), title, path: pathOf('question', one), at };
    }),
    ...(library.data?.links ?? []).slice(0, newest).map(({ space, id, title, at }): Line => {
      return { key: `${space} ${id}`, kind: text('home.link'), title, path: 'links', at };
    }),
    ...(work.data?.posts ?? []).slice(0, newest).map((one): Line => {
      const { id, working, learned, wanted, author, at } = one;
      const title = working || learned || wanted;
      return {
        key: id,
        kind: text('home.post', author),
        title,
        path: pathOf('post', one),
        at,
      };
    }),
    ...(thanks.data ?? []).slice(0, newest).map(({ id, receiver, what, at }): Line => {
      const { title } = receiverText(receiver);
      return { key: id, kind: text('home.kudos', { name: title }), title: what, path: '', at };
    }),
  ];
  const all = [board, library, work, thanks];
  return {
    lines: lines.toSorted((a, b) => b.at - a.at),
    pending: all.some(({ isPending }) => isPending),
    ...problemOf(all),
  };
}

interface Reading {
  readonly error: Error | null;
  refetch(): Promise<unknown>;
}

/** What went wrong with any of them, and how to try those again. */
function problemOf(all: readonly Reading[]) {
  const failed = all.filter(({ error }) => error !== null);
  return {
    problem: failed[0]?.error ?? null,
    again: () => {
      for (const one of failed) void one.refetch();
    },
  };
}
