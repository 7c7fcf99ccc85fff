import type { RowKind } from '../forgetting/kinds';
import type { Authored } from '../forgetting/leaver';

/** What somebody says of themself. */
export const peopleAuthored: readonly Authored[] = [
  {
    by: 'id',
    has: 'skills',
    empty: (profile) => ({ ...profile, skills: [], interests: [], languages: [] }),
  },
];

export const peopleKinds: readonly RowKind[] = [
  // Nobody else needs it, whatever is kept of what they did.
  { name: 'profile', where: 'organisation', prefix: 'p', people: true, goes: true },
];
