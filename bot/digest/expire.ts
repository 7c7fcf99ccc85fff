import type { Expiring } from '../forgetting/kinds';
import { readDigest } from './store';

export const digestExpiring: readonly Expiring[] = [
  {
    ...{ name: 'digest', where: 'space', prefix: 'd', hanging: [] },
    lastAt: (row) => readDigest({ row, etag: '' }).digest.to,
  },
];
