import fc from 'fast-check';
import type { Tie } from '../../bot/counts/contract';
import { leaderModelling, leadingOf, organisationLeaderModelling } from '../../bot/health/leading';

const people = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${prefix} ${n}`);
const gave = (from: string, times: number): Tie => ({ from, to: '', kind: 'gave', times });
/** A space whose leaders gave so many each, and whose six others gave one each. */
const spaceOf = (leaders: readonly string[], times: number, prefix = 'other') =>
  leadingOf(
    [...leaders.map((from) => gave(from, times)), ...people(prefix, 6).map((one) => gave(one, 1))],
    leaders,
    leaders.length + 6,
  );

test('a space shows it from five leaders and five others on', () => {
  expect(leaderModelling(spaceOf(people('leader', 5), 2))).toBe(2);
  expect(leaderModelling(spaceOf(people('leader', 4), 2))).toBeUndefined();
  const four = leadingOf(
    people('leader', 5).map((one) => gave(one, 1)),
    people('leader', 5),
    9,
  );
  expect(leaderModelling(four)).toBeUndefined();
});

test('what only one leader did is not told of five', () => {
  const [first = '', ...others] = people('leader', 5);
  const acts = [gave(first, 9), ...people('other', 6).map((one) => gave(one, 1))];
  expect(leaderModelling(leadingOf(acts, [first, ...others], 11))).toBeUndefined();
});

test('the organisation shows it where the spaces are too small for it', () => {
  const spaces = ['a', 'b', 'c', 'd'].map((name) => spaceOf(people(name, 2), 3, `${name} other`));
  expect(spaces.map(leaderModelling)).toEqual([undefined, undefined, undefined, undefined]);
  expect(organisationLeaderModelling(spaces)).toBe(3);
  expect(organisationLeaderModelling(spaces.slice(0, 2))).toBeUndefined();
  expect(organisationLeaderModelling([])).toBeUndefined();
});

test('who leads two spaces is not taken for two', () => {
  const same = people('leader', 4);
  expect(organisationLeaderModelling([spaceOf(same, 1), spaceOf(same, 2)])).toBeUndefined();
});

test('nobody is found by taking the spaces that show it from the organisation', () => {
  const large = spaceOf(people('leader', 6), 2);
  const small = spaceOf(['one'], 7, 'neighbour');
  expect(organisationLeaderModelling([large])).toBe(2);
  expect(organisationLeaderModelling([large, small])).toBeUndefined();
});

test('whatever the spaces: what it shows, and what is left of it, is of five leaders and five others', () => {
  const aSpace = fc.record({
    leaders: fc.uniqueArray(fc.constantFrom(...people('leader', 9)), { maxLength: 7 }),
    acts: fc.array(
      fc.tuple(fc.constantFrom(...people('leader', 9), ...people('other', 9)), fc.nat({ max: 3 })),
    ),
    members: fc.integer({ min: 1, max: 20 }),
  });
  let shown = 0;
  const law = fc.property(fc.array(aSpace, { maxLength: 6 }), (spaces) => {
    const ties = spaces.map(({ acts }) => acts.map(([from, times]) => gave(from, times)));
    const leading = spaces.map(({ leaders, members }, n) =>
      leadingOf(ties[n] ?? [], leaders, members),
    );
    if (organisationLeaderModelling(leading) === undefined) return;
    shown += 1;
    const hidden = spaces.filter(
      (_, n) => leaderModelling(leading[n] ?? leadingOf([], [], 0)) === undefined,
    );
    for (const those of hidden.length > 0 ? [spaces, hidden] : [spaces]) {
      const active = those.flatMap(({ leaders, acts }) =>
        acts.flatMap(([from, times]) => (times > 0 && leaders.includes(from) ? [from] : [])),
      );
      expect(new Set(active).size).toBeGreaterThanOrEqual(5);
      const others = those.map(({ leaders, members, acts }) => {
        const there = new Set([...leaders, ...acts.map(([from]) => from)]).size;
        return Math.max(members, there) - leaders.length;
      });
      expect(others.reduce((all, some) => all + some, 0)).toBeGreaterThanOrEqual(5);
    }
  });
  fc.assert(law, { numRuns: 400 });
  expect(shown).toBeGreaterThan(5);
});
