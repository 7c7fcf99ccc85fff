import type { Expiring } from '../forgetting/kinds';
import type { Row } from '../tables/port';
import { documentId } from './documents';
import { decidedAt } from './domain';
import { readLink, saidIn } from './store';

const linkIn = (row: Row) => readLink({ row, etag: '' }).link;

export const linksExpiring: readonly Expiring[] = [
  {
    ...{ name: 'link', where: 'space', prefix: 'l', hanging: ['ly', 'lc', 'lu', 'lo'] },
    lastAt: (row, hanging) => {
      const said = hanging
        .filter((each) => 'said' in each)
        .map((each) => saidIn({ row: each, etag: '' }));
      // Whoever finds it useful says so in a mark of their own, which is counted when they say it.
      const marked = hanging.filter((each) => 'at' in each).map(({ at }) => Number(at));
      const link = linkIn(row);
      return Math.max(link.at, decidedAt(link), ...said.map(({ at }) => at), ...marked);
    },
    documents: (row) => [documentId(linkIn(row))],
  },
];
