import type { RowKind } from '../forgetting/kinds';

export const expertsKinds: readonly RowKind[] = [
  { name: 'asked', where: 'person', prefix: 'asked', people: false },
];
