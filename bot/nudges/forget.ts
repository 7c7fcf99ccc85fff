import type { RowKind } from '../forgetting/kinds';

/** What somebody wants to be told, and was told: in their own partition. */
export const nudgesKinds: readonly RowKind[] = [
  { name: 'nudge settings', where: 'person', prefix: 'n', people: false },
  { name: 'day of a nudge', where: 'person', prefix: 'nd', people: false },
  { name: 'nudge', where: 'person', prefix: 'nt', people: false },
];
