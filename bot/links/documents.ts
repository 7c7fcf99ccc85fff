import type { Document } from '../search/contract';
import type { Space } from '../spaces/contract';
import { messageLink } from '../teams/message-link';
import type { Hanging, LibraryItem, Link } from './contract';
import { inOrder, isHidden } from './domain';
import type { Kept } from './store';

/** Of who added a why: a column takes only so much. */
const mostCoauthors = 500;

function libraryItem({ link, message }: Kept, space: Space): LibraryItem {
  const opens = messageLink(message, space.tenant);
  return { ...link, spaceName: space.name, ...(opens && { link: opens }) };
}

export function documentId({ space, id }: Pick<Link, 'space' | 'id'>): string {
  return ['link', space, id].join('|');
}

/** Vetted says more than shared; what is out of date or retired is found last. */
function weightOf({ state, useful, outdated, whyCount }: Link): number {
  if (state === 'retired') return 0;
  const vetted = state === 'vetted' ? 3 : 0;
  return Math.max(0, vetted + useful + whyCount - 1 - outdated);
}

/**
 * A link as it is found, by its title, host, tags, whys and contexts. What is not decided yet is found by
 * its sharers and vetters alone; what is retired, by its sharers. It is theirs who gave it a why.
 */
export function linkDocument(
  kept: Kept,
  { whys, contexts }: Pick<Hanging, 'whys' | 'contexts'>,
  vetters: readonly string[],
  space: Space,
): Document {
  const { link } = kept;
  const { title, host, tags, at, state, vetting, first } = link;
  const sharers = inOrder(link, whys).map(({ by }) => by.id);
  const readers = isHidden(link)
    ? [...sharers, ...vetters]
    : state === 'retired'
      ? sharers
      : undefined;
  return {
    ...{ tenant: space.tenant, id: documentId(link), kind: 'link', space: space.id },
    ...{ title, tags, at, state },
    text: [host, ...[...whys, ...contexts].map(({ text }) => text)].join('\n'),
    people: [...new Set([...sharers, ...(vetting ? [vetting.by.id] : [])])],
    author: first.id,
    coauthors: sharers.filter((one) => one !== first.id).slice(0, mostCoauthors),
    weight: weightOf(link),
    ...(readers && { readers: [...new Set(readers)] }),
    view: JSON.stringify(libraryItem(kept, space)),
  };
}
