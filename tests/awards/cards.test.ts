import { approvalCard } from '../../bot/awards/approval-card';
import { nominationCard } from '../../bot/awards/cards';
import type { Evidence, NominationView, Period } from '../../bot/awards/contract';
import { makeSeals } from '../../bot/operations/seal';
import { textsFor } from '../../bot/texts/texts';
import { inputsOf } from '../support/cards';

const drawing = { text: textsFor('en'), locale: 'en', seals: makeSeals(['key']), page: '' };
const period: Period = {
  ...{ id: 'p.1-0001', space: 's', cycle: 'c.1', number: 1, name: 'Crew of the month' },
  ...{ recurrence: 'monthly', opensAt: 1, closesAt: 100, lastDay: '2026-03-31' },
  state: 'deciding',
};
const linkOf = (length: number): Evidence => {
  const url = `https://pumps.example/${'a'.repeat(length)}`.slice(0, length);
  return { kind: 'link', title: url.slice(8, 88), url };
};

/** Nominated by three, each with five links of this length; with none where it is 0. */
function view(id: string, supports: number, length: number): NominationView {
  const people = ['Mia Brandt', 'Jonas Weber'].map((name) => ({ id: `${name} ${id}`, name }));
  const [first = { id: '', name: '' }] = people;
  const why = {
    ...{ by: first, text: 'They kept the pumps running. '.repeat(14), at: 1, self: false },
    evidence: Array.from({ length: length > 0 ? 5 : 0 }, () => linkOf(length)),
  };
  return {
    ...{ id, space: 's', period: period.id, nominee: { kind: 'crew', people }, at: 1, first },
    ...{ whys: [why, why, why], supports },
  };
}
const bytes = (card: unknown) => Buffer.byteLength(JSON.stringify(card));

test('the longest links neither break the card of a nomination nor empty the one of an approver', () => {
  const nomination = view('n.1', 3, 2_083);
  expect(bytes(nominationCard(nomination, period, drawing))).toBeLessThan(24_000);
  const about = { space: 'Pump chat', actor: 'mia', round: 0 };
  const card = approvalCard(period, [nomination], about, drawing);
  expect(JSON.stringify(inputsOf(card))).toContain('n.1');
  const short = JSON.stringify(nominationCard(view('n.2', 3, 120), period, drawing));
  expect(short).toContain(`"url":"${linkOf(120).url}"`);
});

test('of the nominations those stand in the card of an approver that fit, also after one that does not', () => {
  const about = { space: 'Pump chat', actor: 'mia', round: 0 };
  const views = [view('n.1', 9, 390), view('n.2', 8, 390), view('n.3', 1, 0)];
  const card = approvalCard(period, views, about, drawing);
  expect(bytes(card)).toBeLessThan(24_000);
  const offered = JSON.stringify(inputsOf(card));
  expect(['n.1', 'n.2', 'n.3'].map((id) => offered.includes(id))).toEqual([true, false, true]);
});
