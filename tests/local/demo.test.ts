import { type Act, demoActs, type JoinAct, type KudosAct } from '../../bot/local/demo';
import { larkfield, peopleOf } from '../../bot/local/organisation';
import { limits } from '../../bot/recognition/domain';
import { lengthOf } from '../../bot/texts/words';

const now = Date.UTC(2026, 4, 20, 12);
const weekMs = 7 * 86_400_000;
const acts = demoActs(larkfield, now);
const kudos = acts.filter((act): act is KudosAct => act.kind === 'kudos');
const joins = acts.filter((act): act is JoinAct => act.kind === 'join');
const given = new Map(kudos.map((act) => [act.ref, act]));

function membersOf(space: string): string[] {
  const found = larkfield.spaces.find(({ id }) => id === space);
  return found
    ? peopleOf(larkfield, found)
        .filter(({ guest }) => !guest)
        .map(({ id }) => id)
    : [];
}
const thanked = ({ receiver }: KudosAct) => (receiver.whole ? [] : receiver.people);
const share = (part: number) => part / kudos.length;

test('the organisation has about 40 people in 3 spaces, everybody in one at least', () => {
  expect(larkfield.people).toHaveLength(40);
  expect(larkfield.spaces).toHaveLength(3);
  const keys = larkfield.spaces.map(({ key }) => key);
  for (const person of larkfield.people) {
    expect(person.spaces.length).toBeGreaterThan(0);
    for (const space of person.spaces) expect(keys).toContain(space);
  }
  expect(new Set(larkfield.people.map(({ name }) => name)).size).toBe(40);
});

test('14 weeks of acts, oldest first, none in the future', () => {
  expect(kudos.length).toBeGreaterThanOrEqual(150);
  expect(kudos.length).toBeLessThanOrEqual(250);
  const times = acts.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(now - 14 * weekMs);
  expect(Math.max(...times)).toBeLessThan(now);
  const weeks = new Set(kudos.map(({ at }) => Math.floor((now - at) / weekMs)));
  expect(weeks.size).toBe(14);
});

test('the same moment gives the same acts, another seed gives others', () => {
  expect(demoActs(larkfield, now)).toEqual(acts);
  expect(demoActs(larkfield, now, 2)).not.toEqual(acts);
});

test.each([0, 6, 30, 100].map((days) => now + days * 86_400_000))('they hold at %d', (then) => {
  const later = demoActs(larkfield, then);
  expect(later.filter(({ kind }) => kind === 'kudos')).toHaveLength(kudos.length);
  expect(later.every(({ at }: Act) => at < then && at > then - 14 * weekMs)).toBe(true);
});

test('kudos keep to the rules: members, not oneself, long enough', () => {
  for (const act of kudos) {
    const members = membersOf(act.space);
    expect(members).toContain(act.giver);
    for (const person of thanked(act)) expect(members).toContain(person);
    expect(thanked(act)).not.toContain(act.giver);
    expect(new Set(thanked(act)).size).toBe(thanked(act).length);
    expect(lengthOf(act.what)).toBeGreaterThanOrEqual(limits.shortestWhat);
    expect(act.what + act.possible).not.toContain('{x}');
  }
});

test('joins keep to the rules: members, after the kudos, once each, not the giver', () => {
  const seen = new Set<string>();
  for (const { of, who, at, line } of joins) {
    const act = given.get(of);
    if (!act) throw new Error(`Nothing is called ${of}`);
    expect(membersOf(act.space)).toContain(who);
    expect(at).toBeGreaterThan(act.at);
    expect([act.giver, ...thanked(act)]).not.toContain(who);
    expect(seen.has(`${of} ${who}`)).toBe(false);
    seen.add(`${of} ${who}`);
    expect(lengthOf(line)).toBeLessThanOrEqual(limits.longestLine);
  }
});

test('it looks like a place that learns: mostly crews, every practice, leaders who thank', () => {
  const crews = kudos.filter((act) => thanked(act).length > 1);
  expect(share(crews.length)).toBeGreaterThan(0.5);
  expect(kudos.some(({ receiver }) => receiver.whole)).toBe(true);
  expect(kudos.some((act) => thanked(act).length === 1)).toBe(true);
  expect(new Set(kudos.map(({ practice }) => practice)).size).toBe(5);
  const leaders = larkfield.people.filter(({ leads }) => leads).map(({ id }) => id);
  const byLeaders = kudos.filter(({ giver }) => leaders.includes(giver)).length;
  expect(share(byLeaders)).toBeGreaterThan((2 * leaders.length) / larkfield.people.length);
  expect(joins.filter(({ line }) => line).length).toBeGreaterThan(50);
});

test('no sentence is read more than twice', () => {
  const counts = new Map<string, number>();
  for (const sentence of [
    ...kudos.flatMap(({ what, possible }) => [what, possible]),
    ...joins.map(({ line }) => line),
  ].filter(Boolean))
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 2)).toEqual([]);
});
