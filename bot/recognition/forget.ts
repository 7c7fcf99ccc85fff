import type { Around, Documents, Forgotten, RowKind } from '../forgetting/kinds';
import { type Authored, forgetIn, type Leaver } from '../forgetting/leaver';
import { partsOf } from '../forgetting/rows';
import type { Row } from '../tables/port';
import { Kudos } from './contract';
import { index, show } from './effects';
import { kudosRow, readKudos } from './row';

/** A kudos without its giver's words still says who was thanked, and counts; a joiner's line is theirs. */
export const recognitionAuthored: readonly Authored[] = [
  {
    by: 'giver',
    has: 'what',
    empty: ({ quote: _quote, ...kudos }, what) => ({ ...kudos, what, possible: '' }),
  },
  { by: 'id', has: 'line', empty: ({ line: _line, ...joiner }) => joiner },
];

function forgetKudos(row: Row, leaver: Leaver): Row {
  const [tenant = '', , space = ''] = partsOf(row.partition);
  const found = readKudos(space, { row, etag: '' });
  const kudos = forgetIn(found.kudos, leaver);
  return kudos === found.kudos ? row : kudosRow(tenant, { ...found, kudos: Kudos.parse(kudos) });
}

function forgetJoin(row: Row, leaver: Leaver): Row {
  if (row.person !== leaver.id) return row;
  const { line, ...join } = row;
  const kept = leaver.words === undefined && line !== undefined ? { ...join, line } : join;
  const { id: person, name } = leaver.as;
  const [kind = '', kudos = ''] = row.key.split('|');
  return { ...kept, key: [kind, kudos, person].join('|'), person, name };
}

/** The message and the document follow the row. */
function follow(_before: Row, after: Row, { space }: Around): Forgotten {
  const ref = { tenant: space.tenant, space: space.id, id: partsOf(after.key)[1] ?? '' };
  return { row: after, effects: [show(ref), index(ref)] };
}

export const recognitionKinds: readonly RowKind[] = [
  {
    ...{ name: 'kudos', where: 'space', prefix: 'k', people: true },
    forget: forgetKudos,
    follow,
  },
  { name: 'join', where: 'space', prefix: 'j', people: true, forget: forgetJoin, follow },
  { name: 'received kudos', where: 'person', prefix: 'r', people: false },
];

/** How the documents of this practice are made anew, by the first part of their ids. */
export const recognitionDocuments: Documents = { kudos: (ref) => index(ref) };
