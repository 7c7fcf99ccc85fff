import type { Expiring } from '../forgetting/kinds';

/** What was told so long ago is not wanted again: what cannot be told for two weeks is left out. */
export const nudgesExpiring: readonly Expiring[] = [
  {
    ...{ name: 'nudge', where: 'person', prefix: 'nt', hanging: [] },
    lastAt: ({ day }) => Date.parse(String(day)),
  },
];
