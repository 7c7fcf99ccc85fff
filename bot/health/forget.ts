import type { RowKind } from '../forgetting/kinds';

export const healthKinds: readonly RowKind[] = [
  // It is computed anew when the week ends, without them.
  { name: 'network', where: 'space', prefix: 'h', people: true, internal: true, goes: true },
  { name: 'leading', where: 'organisation', prefix: 'h', people: false, internal: true },
  { name: 'out of graphs', where: 'person', prefix: 'hg', people: false },
];
