import type { RowKind } from '../forgetting/kinds';

export const tagsKinds: readonly RowKind[] = [
  { name: 'alias', where: 'organisation', prefix: 't', people: false },
];
