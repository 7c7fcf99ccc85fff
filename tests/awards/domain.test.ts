import fc from 'fast-check';
import { announcement } from '../../bot/awards/cards';
import {
  Decision,
  type Nomination,
  type Nominee,
  type Period,
  type Reason,
} from '../../bot/awards/contract';
import {
  checkDays,
  checkOpen,
  decide,
  decideCrew,
  decideLinks,
  decideWhy,
  handOver,
  mostSupported,
  nomineeKey,
  withReasons,
} from '../../bot/awards/domain';
import { nominationId, periodId, periodOf } from '../../bot/awards/store';
import { makeSeals } from '../../bot/operations/seal';
import type { RosterMember } from '../../bot/teams/port';
import { Refusal } from '../../bot/teams/refusal';
import { textsFor } from '../../bot/texts/texts';
import { wordsOf } from '../support/cards';

const named = (id: string) => ({ id, name: `Name of ${id}` });
const member = (id: string, role: RosterMember['role'] = 'member'): RosterMember => ({
  ...named(id),
  teamsId: `29:${id}`,
  role,
});
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return `${error.key} ${JSON.stringify(error.values)}`;
    throw error;
  }
};
const crew = (...ids: string[]): Nominee => ({ kind: 'crew', people: ids.map(named) });
const why = 'They kept the pumps running through the flood, and wrote down how.';
const period: Period = {
  ...{ id: 'p.1-0001', space: 's', cycle: 'c.1', number: 1, name: 'Crew of the month' },
  ...{ recurrence: 'monthly', opensAt: 1, closesAt: 100, lastDay: '2026-03-31', state: 'open' },
};
const deciding: Period = { ...period, state: 'deciding' };
const nomination = (id: string, nominee: Nominee, at: number): Nomination => ({
  ...{ id, space: 's', period: period.id, nominee, at, first: named('zoe') },
});

describe('who is nominated', () => {
  test('is never a single person, nobody from elsewhere, no guest and no bot', () => {
    const refused = (...found: (RosterMember | undefined)[]) =>
      refusal(() => decideCrew(found, 'The one'));
    expect(refused()).toMatch(/onePerson/);
    expect(refused(member('mia'))).toMatch(/onePerson/);
    expect(refused(member('mia'), member('mia'))).toMatch(/onePerson/);
    expect(refused(member('mia'), undefined)).toMatch(/outside/);
    expect(refused(member('mia'), member('omar', 'guest'))).toMatch(/guest/);
    expect(refused(member('mia'), member('28', 'bot'))).toMatch(/guest/);
    const many = Array.from({ length: 21 }, (_, n) => member(String(n)));
    expect(refused(...many)).toMatch(/tooMany/);
    expect(decideCrew([member('mia'), member('jonas')], ' Owls ')).toEqual({
      ...{ kind: 'crew', name: 'Owls', people: [named('mia'), named('jonas')] },
    });
  });

  test('is the same nomination for the same people, in whatever order and under whatever name', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const id = (all: string[], name?: string) =>
          nominationId(
            period.id,
            nomineeKey({ ...crew(...all), ...(name && { name }) } as Nominee),
          );
        expect(id(one.toReversed(), 'Owls')).toBe(id(one));
        const same = JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
        expect(id(one) === id(other)).toBe(same);
      }),
    );
    expect(nomineeKey({ kind: 'group', id: 'a', name: 'A' })).not.toBe(nomineeKey(crew('a')));
  });

  test('belongs to its period alone', () => {
    const [first, second] = [periodId('c.abc', 1), periodId('c.abc', 2)];
    const key = nomineeKey(crew('mia', 'jonas'));
    expect(nominationId(first, key)).not.toBe(nominationId(second, key));
    expect(periodOf(nominationId(second, key))).toBe(second);
    expect(periodOf(second)).toBe(second);
  });
});

test('a why says something, links are links', () => {
  expect(refusal(() => decideWhy('Good.'))).toMatch(/shortWhy.*"missing":35/);
  expect(refusal(() => decideWhy(' \n'.repeat(40)))).toMatch(/"missing":40/);
  expect(refusal(() => decideWhy('x'.repeat(1_001)))).toMatch(/tooLong/);
  expect(decideWhy(why)).toBe(why);
  expect(decideLinks(' https://a.example/one https://a.example/one\nhttps://b.example ')).toEqual([
    { kind: 'link', title: 'a.example/one', url: 'https://a.example/one' },
    { kind: 'link', title: 'b.example', url: 'https://b.example/' },
  ]);
  for (const ours of [
    'https://127.0.0.1/',
    'https://localhost/',
    'https://0x7f000001/',
    'https://[::1]/',
  ])
    expect(refusal(() => decideLinks(ours))).toMatch(/badLink/);
  for (const bad of ['javascript:alert(1)', 'http://a.example', 'https://ada:x@a.example', 'word'])
    expect(refusal(() => decideLinks(bad))).toMatch(/badLink/);
  const six = [1, 2, 3, 4, 5, 6].map((n) => `https://a.example/${n}`).join(' ');
  expect(refusal(() => decideLinks(six))).toMatch(/manyLinks/);
});

test('days make sense, or it is said which do not', () => {
  const days = { today: '2026-03-02', latest: '2031-03-02', recurs: true };
  const check = (closes?: string, ends?: string, recurs = true) =>
    refusal(() => checkDays({ ...days, closes, ends, recurs }));
  expect(check('2026-03-01', '2026-12-31')).toMatch(/badClose/);
  expect(check('2031-03-03', '2031-03-03')).toMatch(/badClose/);
  expect(check(undefined, '2026-12-31')).toMatch(/badClose/);
  expect(check('2026-03-31')).toMatch(/badEnd/);
  expect(check('2026-03-31', '2026-03-30')).toMatch(/badEnd/);
  expect(check('2026-03-02', '2026-03-02')).toBe('taken');
  expect(checkDays({ ...days, recurs: false, closes: '2026-03-31', ends: '2026-12-31' })).toEqual({
    firstClose: '2026-03-31',
  });
});

test('nominations are taken until the period closes, and not a millisecond longer', () => {
  expect(refusal(() => checkOpen(period, 99))).toBe('taken');
  expect(refusal(() => checkOpen(period, 100))).toMatch(/closed/);
  expect(refusal(() => checkOpen(deciding, 50))).toMatch(/closed/);
});

test('support is counted a person, the nominated themselves are not; the first why stays first', () => {
  const reason = (id: string, text: string, at: number, self = false): Reason => ({
    ...{ by: named(id), text, evidence: [], at, self },
  });
  const one = nomination('n.1', crew('mia', 'jonas'), 1);
  const reasons = [
    reason('mia', 'us', 2, true),
    reason('ada', '', 3),
    reason('ben', 'too', 4),
    reason('zoe', 'first', 5),
  ];
  const view = withReasons(one, reasons);
  expect(view.whys.map(({ text }) => text)).toEqual(['first', 'us', 'too']);
  expect(view.supports).toBe(3);
  const alone = withReasons(nomination('n.2', crew('a', 'b'), 0), []);
  expect(mostSupported([alone, view]).map(({ id }) => id)).toEqual(['n.1', 'n.2']);
});

describe('who chooses', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>('ada', 'ben', 'cleo', 'dan', 'eve'));

  test('is somebody who is there, an approver where one is, others only in place of those who are not', () => {
    fc.assert(
      fc.property(ids, ids, ids, ids, (approvers, owners, admins, present) => {
        const there = new Set(present);
        const { asked, handedOver } = handOver({ approvers, owners, admins, there });
        expect(asked.every((id) => there.has(id))).toBe(true);
        expect(new Set(asked).size).toBe(asked.length);
        const left = approvers.filter((id) => there.has(id));
        expect(asked).toEqual(expect.arrayContaining(left));
        if (left.length === approvers.length && left.length > 0) {
          expect(asked).toEqual(left);
          expect(handedOver).toBe(false);
        }
        const anybody = [...approvers, ...owners, ...admins].some((id) => there.has(id));
        expect(asked.length > 0).toBe(anybody);
        if (owners.some((id) => there.has(id) && !left.includes(id)))
          expect(asked.every((id) => left.includes(id) || owners.includes(id))).toBe(true);
      }),
    );
  });

  test('admins are asked where no owner is left', () => {
    const there = new Set(['eve']);
    const all = { approvers: ['ada'], owners: ['ben'], admins: ['eve'], there };
    expect(handOver(all)).toEqual({ asked: ['eve'], handedOver: true });
  });
});

describe('a decision', () => {
  const nominations = [
    nomination('n.1', crew('mia', 'jonas'), 2),
    nomination('n.2', { kind: 'group', id: 'g', name: 'Water' }, 1),
  ];
  const by = (id: string, choice: object, of = deciding, asked = ['ada', 'mia']) =>
    decide(of, nominations, asked, named(id), { nomination: '', why, ...choice }, 200);

  test('gives it to one, and thanks the others in the order they came', () => {
    expect(by('ada', { nomination: 'n.1' })).toMatchObject({
      ...{ winner: nominations[0]?.nominee, nomination: 'n.1', by: named('ada'), at: 200 },
      thanked: [{ name: 'Water' }],
    });
    const none = by('ada', {});
    expect(none).not.toHaveProperty('winner');
    expect(none.thanked.map((each) => each.kind)).toEqual(['group', 'crew']);
  });

  test('needs a why, somebody who was asked, and a nomination of the period', () => {
    expect(refusal(() => by('ada', { why: 'Fine.' }))).toMatch(/shortWhy/);
    expect(refusal(() => by('zoe', {}))).toMatch(/onlyApprovers/);
    expect(refusal(() => by('ada', { nomination: 'n.9' }))).toMatch(/noSuchNomination/);
    expect(refusal(() => by('ada', {}, period))).toMatch(/notYet/);
  });

  test('stands in one row however many were nominated, and thanks all of them', () => {
    const person = (n: number) => ({ id: `${n}`.padStart(36, 'i'), name: `Person number ${n}` });
    const crowd = Array.from({ length: 100 }, (_, n) =>
      nomination(
        `n.${n}`,
        { kind: 'crew', people: Array.from({ length: 20 }, (_, m) => person(20 * n + m)) },
        n,
      ),
    );
    const choice = { nomination: 'n.99', why };
    const decision = decide(deciding, crowd, ['ada'], named('ada'), choice, 200);
    expect(JSON.stringify(decision).length).toBeLessThan(20_000);
    expect([decision.thankedCount, decision.thanked.length]).toEqual([99, 12]);
    const drawing = { text: textsFor('en'), locale: 'en', seals: makeSeals(['key']) };
    const told = (one: Decision) =>
      wordsOf(announcement({ ...deciding, state: 'decided', decision: one }, drawing));
    expect(told(decision)).toMatch(
      /nominated: Person number 0, Person number 1, [^;]*…; .*; 87 more/,
    );
    // As it was kept before: all of them, with all their people.
    const { thankedCount: _, ...older } = decision;
    const whole = crowd.slice(0, 99).map(({ nominee }) => nominee);
    expect(told(Decision.parse({ ...older, thanked: whole }))).toBe(told(decision));
  });

  test('is the first one’s', () => {
    const decided = { ...deciding, state: 'decided' as const, decision: by('ada', {}) };
    expect(refusal(() => by('mia', {}, decided))).toMatch(/awards.decided.*Name of ada/);
  });

  test('is not for one’s own crew while another approver can make it', () => {
    expect(refusal(() => by('mia', { nomination: 'n.1' }))).toMatch(/ownCrew/);
    expect(by('mia', { nomination: 'n.2' }).nomination).toBe('n.2');
    const alone = by('mia', { nomination: 'n.1' }, deciding, ['mia', 'jonas']);
    expect(alone.nomination).toBe('n.1');
  });
});
