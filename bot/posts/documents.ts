import type { Document } from '../search/contract';
import type { Space } from '../spaces/contract';
import { messageLink } from '../teams/message-link';
import type { Hanging, Post, PostItem } from './contract';
import { titleOf } from './domain';
import type { Kept } from './store';

/** So many that the document stays within a column; who watches beyond that finds it among all posts. */
const mostFollowers = 500;

/** A post as lists show it. */
export function postItem(
  { post, message }: Pick<Kept, 'post' | 'message'>,
  space: Space,
): PostItem {
  const link = messageLink(message, space.tenant);
  return { ...post, spaceName: space.name, ...(link && { link }) };
}

export function documentId({ space, id }: Pick<Post, 'space' | 'id'>): string {
  return ['post', space, id].join('|');
}

/** Who has shown to know the matter: its author, unless they only ask, and those who gave input. */
function knowing({ author, working, learned }: Post, { inputs }: Hanging): string[] {
  const shown = working || learned ? [author.id] : [];
  const given = inputs.map(({ by }) => by.id).filter((id) => id !== author.id);
  return [...new Set([...shown, ...given])];
}

/** A post as it is found, by its lines, what came of it and the input it got. */
export function postDocument(kept: Kept, hanging: Hanging, space: Space): Document {
  const { post } = kept;
  const { working, learned, wanted, outcome = '', tags, at, state, author, helped } = post;
  return {
    ...{ tenant: space.tenant, id: documentId(post), kind: 'post' },
    ...{ space: space.id, title: titleOf(post), tags, at, state, author: author.id },
    text: [working, learned, wanted, outcome, ...hanging.inputs.map(({ text }) => text)].join('\n'),
    people: knowing(post, hanging),
    followers: hanging.watchers.slice(0, mostFollowers).map((watcher) => watcher.id),
    weight: 1 + helped / 2,
    view: JSON.stringify(postItem(kept, space)),
  };
}
