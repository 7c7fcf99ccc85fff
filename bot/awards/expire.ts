import type { Expiring } from '../forgetting/kinds';
import { partsOf } from '../forgetting/rows';
import type { Row } from '../tables/port';
import { endOfDay } from './calendar';
import { documentId } from './documents';
import { readCycle, readPeriod, whyIn } from './store';

const periodIn = (row: Row) => readPeriod({ row, etag: '' }).period;
const partOf = ({ key }: Row) => partsOf(key)[2];

export const awardsExpiring: readonly Expiring[] = [
  {
    ...{ name: 'award period', where: 'space', prefix: 'ap', hanging: ['ap'] },
    lastAt: (row, hanging) => {
      // What hangs on a period goes with it alone.
      if (partOf(row) !== '0') return Number.POSITIVE_INFINITY;
      const { closesAt, decision } = periodIn(row);
      const whys = hanging.filter((each) => partOf(each) === 's').map(whyIn);
      return Math.max(closesAt, decision?.at ?? 0, ...whys.map(({ at }) => at));
    },
    documents: (row) => [documentId(periodIn(row))],
  },
  {
    ...{ name: 'award', where: 'space', prefix: 'ac', hanging: [] },
    lastAt: (row) => {
      const { lastEnd, firstClose, timeZone } = readCycle({ row, etag: '' }).cycle;
      return endOfDay(lastEnd ?? firstClose, timeZone);
    },
  },
];
