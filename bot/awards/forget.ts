import type { Around, Documents, Forgotten, RowKind } from '../forgetting/kinds';
import type { Authored, Leaver } from '../forgetting/leaver';
import { forgetRow, partsOf } from '../forgetting/rows';
import type { Row } from '../tables/port';
import { ask, index, messages } from './effect-kinds';
import { cycleRow, periodRow, readCycle, readPeriod } from './store';

/** Why somebody is nominated, and why an award was given, are its author's words; without its words a why is support. */
export const awardsAuthored: readonly Authored[] = [
  { by: 'by', has: 'evidence', empty: (why) => ({ ...why, text: '', evidence: [] }) },
  { by: 'by', has: 'thanked', empty: (decision, why) => ({ ...decision, why }) },
];

const without = (people: readonly string[], { id }: Leaver) => people.filter((one) => one !== id);

/** They choose no more; nobody else does so in their name. */
function forgetCycle(row: Row, leaver: Leaver): Row {
  const [tenant = ''] = partsOf(row.partition);
  const { cycle, ...kept } = readCycle({ row, etag: '' });
  const approvers = without(cycle.approvers, leaver);
  const same = approvers.length === cycle.approvers.length;
  return forgetRow(
    same ? row : cycleRow(tenant, { ...kept, cycle: { ...cycle, approvers } }),
    leaver,
  );
}

/** Until then an instance may still know its space as it was, with them as an owner. */
const settledMs = 60_000;

/** What a row of a period is: itself, the message to an approver, a nomination or who is behind it. */
const partOf = ({ key }: Row) => partsOf(key)[2];

function forgetPeriod(row: Row, leaver: Leaver): Row {
  if (partOf(row) !== '0') return forgetRow(row, leaver);
  const [tenant = ''] = partsOf(row.partition);
  const found = readPeriod({ row, etag: '' });
  const asked = without(found.asked, leaver);
  const same = asked.length === found.asked.length;
  return forgetRow(same ? row : periodRow(tenant, { ...found, asked }), leaver);
}

/** Where they were the only one who could choose, those who do so now are asked. */
function wasAlone(before: Row, after: Row): boolean {
  const { asked, period } = readPeriod({ row: after, etag: '' });
  const then = readPeriod({ row: before, etag: '' }).asked;
  return period.state === 'deciding' && asked.length < then.length && asked.length === 0;
}

function followPeriod(before: Row, after: Row, { space, now }: Around): Forgotten {
  const [, period = '', , nomination = ''] = partsOf(after.key);
  const ref = { tenant: space.tenant, space: space.id, id: period };
  switch (partOf(after)) {
    case '0': {
      // A round of its own: those before it are over.
      const asking = wasAlone(before, after) ? [ask(ref, now, now + settledMs)] : [];
      return { row: after, effects: [messages.show(ref), index(ref), ...asking] };
    }
    // It stands in their own chat, which is left to them.
    case 'a':
      return { effects: [] };
    default:
      return { row: after, effects: [messages.show({ ...ref, id: nomination })] };
  }
}

export const awardsKinds: readonly RowKind[] = [
  { name: 'award', where: 'space', prefix: 'ac', people: true, forget: forgetCycle },
  {
    ...{ name: 'award period', where: 'space', prefix: 'ap', people: true },
    ...{ forget: forgetPeriod, follow: followPeriod },
  },
];

/** How the documents of this practice are made anew, by the first part of their ids. */
export const awardsDocuments: Documents = { award: (ref) => index(ref) };
