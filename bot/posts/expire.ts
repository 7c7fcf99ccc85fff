import type { Expiring } from '../forgetting/kinds';
import type { Row } from '../tables/port';
import { documentId } from './documents';
import { hungAt, readPost } from './store';

const postIn = (row: Row) => readPost({ row, etag: '' }).post;

export const postsExpiring: readonly Expiring[] = [
  {
    ...{ name: 'post', where: 'space', prefix: 'p', hanging: ['pi', 'pw', 'ph', 'pm'] },
    lastAt: (row, hanging) => {
      const { at, editedAt = 0, closedAt = 0 } = postIn(row);
      return Math.max(at, editedAt, closedAt, ...hanging.map(hungAt));
    },
    documents: (row) => [documentId(postIn(row))],
  },
];
