import type { Around, Documents, Forgotten, RowKind } from '../forgetting/kinds';
import type { Authored, Leaver } from '../forgetting/leaver';
import { forgetRow, partsOf } from '../forgetting/rows';
import type { Row } from '../tables/port';
import { decideTitle } from './domain';
import { index, messages, showChannel } from './effect-kinds';
import { linkRow, readLink } from './store';

/** A why, a context or a note is its author's; the title, who brought the link gave it. */
export const linksAuthored: readonly Authored[] = [
  { by: 'by', has: 'text', empty: (said, text) => ({ ...said, text }) },
  {
    by: 'first',
    has: 'url',
    empty: (link) => ({ ...link, title: decideTitle('', String(link.url)) }),
  },
];

/** A link that nobody else has said a word for is not recommended any more. */
function forgetLink(row: Row, leaver: Leaver): Row {
  const next = forgetRow(row, leaver);
  if (next === row || leaver.words === undefined) return next;
  const { link, ...kept } = readLink({ row: next, etag: '' });
  const theirs = ({ by }: { readonly by: { readonly id: string } }) => by.id === leaver.as.id;
  const alone =
    link.first.id === leaver.as.id &&
    link.whyCount <= 1 &&
    [...link.whys, ...link.contexts].every(theirs) &&
    !link.vetting;
  if (!alone) return next;
  const [tenant = ''] = partsOf(row.partition);
  return linkRow(tenant, { ...kept, link: { ...link, state: 'retired' } });
}

function follow(_before: Row, after: Row, { space }: Around): Forgotten {
  const ref = { tenant: space.tenant, space: space.id, id: partsOf(after.key)[1] ?? '' };
  return { row: after, effects: [messages.show(ref), showChannel(ref), index(ref)] };
}

const hanging = (name: string, prefix: string): RowKind => {
  return { name, where: 'space', prefix, people: true, follow };
};

export const linksKinds: readonly RowKind[] = [
  { ...hanging('link', 'l'), forget: forgetLink },
  hanging('why', 'ly'),
  hanging('context', 'lc'),
  hanging('useful link', 'lu'),
  hanging('outdated link', 'lo'),
  { name: 'saved link', where: 'person', prefix: 'save', people: false },
];

/** How the documents of this practice are made anew, by the first part of their ids. */
export const linksDocuments: Documents = { link: (ref) => index(ref) };
