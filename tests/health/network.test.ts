import fc from 'fast-check';
import type { Tie } from '../../bot/counts/contract';
import { mayDraw, networkFigures, rounded, turnsOf } from '../../bot/health/network';

const people = ['ana', 'ben', 'carl', 'dana', 'emil', 'fay'];
const tie = (from: string, to: string, kind = 'kudos'): Tie => ({ from, to, kind, times: 1 });
/** Everybody thanks the next. */
const ring = people.map((from, n) => tie(from, people[(n + 1) % people.length] ?? ''));
const around = { members: 12, open: false, leaders: [], homes: new Map<string, string>() };

test('whoever joins a kudos has thanked nobody by name: not its giver', () => {
  const joined = [...ring, tie('ben', 'ana', 'join'), tie('gus', 'ana', 'join')];
  expect(turnsOf(joined)).toEqual(turnsOf(ring));
  expect(networkFigures(joined, around)).toMatchObject({
    people: 6,
    reciprocity: 0,
    isolates: 0.5,
  });
  expect(networkFigures([...ring, tie('ben', 'ana')], around)?.reciprocity).toBeGreaterThan(0);
});

test('own team or others is told of five people of known teams, not of fewer', () => {
  const homes = (many: number) => new Map(people.slice(0, many).map((one) => [one, 'a team']));
  expect(networkFigures(ring, { ...around, homes: homes(4) })?.eiIndex).toBeNull();
  expect(networkFigures(ring, { ...around, homes: homes(5) })?.eiIndex).toBe(-1);
  const others = new Map([...homes(4), ['somebody who thanked nobody', 'a team']]);
  expect(networkFigures(ring, { ...around, homes: others })?.eiIndex).toBeNull();
});

test('in a space that is open to everybody nobody is alone, because nobody knows of how many', () => {
  const leaders = people.slice(0, 5);
  const all = [...ring, ...people.map((from) => tie(from, '', 'gave'))];
  const closed = networkFigures(all, { ...around, leaders });
  expect(closed).toMatchObject({ isolates: 0.5, leaderModelling: expect.any(Number) });
  const open = networkFigures(all, { ...around, leaders, open: true });
  expect(open).toMatchObject({ isolates: null, leaderModelling: null, people: 6 });
});

test('a graph is drawn of five people or more, of whom nobody is missing, or five or more', () => {
  expect(mayDraw(6, 6)).toBe(true);
  expect(mayDraw(4, 4)).toBe(false);
  const law = fc.property(fc.nat(80), fc.nat(80), (shown, missing) => {
    const tells = shown < 5 || (missing > 0 && missing < 5);
    expect(mayDraw(shown, shown + missing)).toBe(!tells);
  });
  fc.assert(law);
});

test('figures are told to two digits', () => {
  const figures = networkFigures(ring, { ...around, members: 7 });
  expect(figures?.isolates).toBe(1 / 7);
  expect(figures && rounded(figures)).toMatchObject({ isolates: 0.14, eiIndex: null, people: 6 });
});
