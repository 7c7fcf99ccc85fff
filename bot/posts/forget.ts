import { negative } from '../counts/people';
import { without } from '../digest/effect-kinds';
import type { Around, Documents, Forgotten, RowKind } from '../forgetting/kinds';
import type { Authored, Leaver } from '../forgetting/leaver';
import { partsOf } from '../forgetting/rows';
import { joinKey } from '../tables/keys';
import type { Row } from '../tables/port';
import { countPost } from './counting';
import { index, messages } from './effect-kinds';
import { readPost } from './store';

/** A post's lines, the page it points to and what came of it are its author's; input is that of who gave it. */
export const postsAuthored: readonly Authored[] = [
  {
    by: 'author',
    has: 'working',
    empty: ({ page: _page, outcome: _outcome, ...post }, working) => ({
      ...post,
      ...{ working, learned: '', wanted: '' },
    }),
  },
  { by: 'by', has: 'text', empty: (input, text) => ({ ...input, text }) },
];

/** With its author's words a post goes that nobody did anything with; otherwise it stays, for the sake of what others did. */
function followPost(before: Row, after: Row, around: Around, leaver: Leaver): Forgotten {
  const { space, hanging, now } = around;
  const { tenant } = space;
  const { post, message } = readPost({ row: before, etag: '' });
  const ref = { tenant, space: space.id, id: post.id };
  const theirs = post.author.id === leaver.id && leaver.words !== undefined;
  if (!theirs || hanging.length > 0)
    return { row: after, effects: [messages.show(ref), index(ref)] };
  const where = message && { tenant, serviceUrl: space.serviceUrl, id: message.conversation };
  // Whoever stands in their place wrote it by now, or will before this is over.
  const { counters, ties } = countPost(readPost({ row: after, etag: '' }).post);
  const less = ties.map((tie) => ({ ...tie, times: -tie.times }));
  const tombstone = { act: 'posts.forget', actor: leaver.as.id, at: now };
  return {
    tombstone: { partition: before.partition, key: joinKey('z', post.id), ...tombstone },
    effects: [
      ...(where ? [messages.removal(where, message.id)] : []),
      without('shown', ref, post.at),
    ],
    less: { at: post.at, timeZone: space.timeZone, counters: negative(counters), ties: less },
  };
}

/** What hangs on a post: the post shows it. */
function followHanging(_before: Row, after: Row, { space }: Around): Forgotten {
  const ref = { tenant: space.tenant, space: space.id, id: partsOf(after.key)[1] ?? '' };
  return { row: after, effects: [messages.show(ref), index(ref)] };
}

const onPost = (name: string, prefix: string): RowKind => {
  return { name, where: 'space', prefix, people: true, follow: followHanging };
};

export const postsKinds: readonly RowKind[] = [
  {
    ...{ name: 'post', where: 'space', prefix: 'p', people: true, hanging: ['pi', 'pw', 'ph'] },
    follow: followPost,
  },
  onPost('input', 'pi'),
  onPost('watcher', 'pw'),
  onPost('helpful post', 'ph'),
  { name: 'post with input', where: 'space', prefix: 'pm', people: false },
];

/** How the documents of this practice are made anew, by the first part of their ids. */
export const postsDocuments: Documents = { post: (ref) => index(ref) };
