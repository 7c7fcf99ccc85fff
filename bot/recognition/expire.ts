import type { Expiring } from '../forgetting/kinds';
import { partsOf } from '../forgetting/rows';
import { timeOfAct } from '../spaces/partition';
import { documentId } from './document';

export const recognitionExpiring: readonly Expiring[] = [
  {
    ...{ name: 'kudos', where: 'space', prefix: 'k', hanging: ['j'] },
    lastAt: (kudos, joins) => Math.max(...[kudos, ...joins].map(({ at }) => Number(at))),
    documents: ({ partition, key }) => [
      documentId(partsOf(partition)[2] ?? '', partsOf(key)[1] ?? ''),
    ],
  },
  {
    ...{ name: 'received kudos', where: 'person', prefix: 'r', hanging: [] },
    lastAt: ({ key }) => timeOfAct(partsOf(key)[1] ?? ''),
  },
];
