import type { RowKind } from '../forgetting/kinds';
import type { Leaver } from '../forgetting/leaver';
import type { Row } from '../tables/port';

const roles = ['owners', 'leaders', 'curators'] as const;

/** They look after it no more; nobody else does so in their name. */
function forgetSpace(row: Row, { id }: Leaver): Row {
  let next = row;
  for (const role of roles) {
    const people = String(row[role] ?? '').split('\n');
    if (!people.includes(id)) continue;
    const left = people.filter((person) => person !== id);
    const { [role]: _gone, ...rest } = next;
    next = { ...(rest as Row), ...(left.length > 0 && { [role]: left.join('\n') }) };
  }
  return next;
}

export const spacesKinds: readonly RowKind[] = [
  { name: 'space', where: 'organisation', prefix: 's', people: true, forget: forgetSpace },
  { name: 'group', where: 'organisation', prefix: 'g', people: false },
  { name: 'audit', where: 'organisation', prefix: 'z', people: true },
  { name: 'audit', where: 'space', prefix: 'z', people: true },
  { name: 'greeting', where: 'space', prefix: 'hello', people: false },
  { name: 'place', where: 'person', prefix: 's', people: false },
];
