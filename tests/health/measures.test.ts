import fc from 'fast-check';
import { betweennessConcentration } from '../../bot/health/measures/betweenness';
import { busFactor } from '../../bot/health/measures/bus-factor';
import { coreNumbers, innermostCore } from '../../bot/health/measures/cores';
import { density } from '../../bot/health/measures/density';
import { eiIndex, expectedEiIndex } from '../../bot/health/measures/ei-index';
import { gini, giniCorrected } from '../../bot/health/measures/gini';
import { shareOfIsolates } from '../../bot/health/measures/isolates';
import { leaderModellingRatio } from '../../bot/health/measures/leader-modelling';
import { type Network, networkOf, type Turn } from '../../bot/health/measures/network';
import {
  arcReciprocity,
  dyadCensus,
  dyadReciprocity,
  reciprocityBeyondChance,
} from '../../bot/health/measures/reciprocity';

const names = (count: number) => Array.from({ length: count }, (_, n) => `p${n}`);

/** Any turns among up to twelve people, with turns to oneself and repeated ones. */
const anyTurns = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const person = fc.constantFrom(...names(count));
  const turns = fc.array(fc.tuple(person, person), { maxLength: 50 });
  return fc.record({ people: fc.constant(names(count)), turns });
});
const anyNetwork = (directed: boolean) =>
  anyTurns.map(({ people, turns }) => networkOf(people, turns, { directed }));

/** Everybody tied to one, and nobody else. */
const star = (count: number) =>
  networkOf(
    names(count),
    names(count)
      .slice(1)
      .map((person): Turn => ['p0', person]),
    { directed: false },
  );
const ring = (count: number) =>
  networkOf(
    names(count),
    names(count).map((person, n): Turn => [person, `p${(n + 1) % count}`]),
    { directed: false },
  );
const everybody = (count: number, directed: boolean) =>
  networkOf(
    names(count),
    names(count).flatMap((a) => names(count).map((b): Turn => [a, b])),
    { directed },
  );

const between = (value: number | undefined, low: number, high: number) =>
  value === undefined || (value >= low - 1e-12 && value <= high + 1e-12);

test('a network takes no ties to oneself, no repeated ones, and nobody from outside', () => {
  const turns: Turn[] = [
    ['a', 'a'],
    ['a', 'b'],
    ['a', 'b'],
    ['b', 'a'],
  ];
  expect(networkOf(['a', 'b'], turns, { directed: true }).size).toBe(2);
  expect(networkOf(['a', 'b'], turns, { directed: false }).size).toBe(1);
  expect(() => networkOf(['a'], [['a', 'b']], { directed: true })).toThrow(RangeError);
});

test('density goes from none to all, and is not defined for one person', () => {
  for (const directed of [true, false]) {
    expect(density(networkOf(names(5), [], { directed }))).toBe(0);
    expect(density(everybody(5, directed))).toBe(1);
    expect(density(everybody(1, directed))).toBeUndefined();
  }
  expect(density(networkOf(names(3), [['p0', 'p1']], { directed: true }))).toBeCloseTo(1 / 6, 12);
});

test('isolates turn to nobody, and nobody to them', () => {
  expect(shareOfIsolates(networkOf(names(4), [['p0', 'p1']], { directed: true }))).toBe(0.5);
  expect(shareOfIsolates(networkOf([], [], { directed: true }))).toBeUndefined();
});

test('reciprocity: counted pairs add up, and all is returned where the reverse of all is added', () => {
  const law = fc.property(anyTurns, ({ people, turns }) => {
    const network = networkOf(people, turns, { directed: true });
    const { mutual, asymmetric, null: none } = dyadCensus(network);
    expect(mutual + asymmetric + none).toBe((people.length * (people.length - 1)) / 2);
    expect(2 * mutual + asymmetric).toBe(network.size);
    expect(between(arcReciprocity(network), 0, 1)).toBe(true);
    expect(between(reciprocityBeyondChance(network), -1, 1)).toBe(true);
    // A returned pair has two arcs, so that arcs look at least as much returned as pairs.
    expect(arcReciprocity(network) ?? 0).toBeGreaterThanOrEqual(dyadReciprocity(network) ?? 0);
    const reverse = turns.map(([from, to]): Turn => [to, from]);
    const both = networkOf(people, [...turns, ...reverse], { directed: true });
    const all = network.size === 0 ? undefined : 1;
    expect([arcReciprocity(both), dyadReciprocity(both)]).toEqual([all, all]);
  });
  fc.assert(law);
});

test('Gini does not change with the unit, the order or twice as many of the same', () => {
  const values = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 30 });
  const law = fc.property(values, fc.integer({ min: 2, max: 9 }), (list, unit) => {
    const plain = gini(list);
    expect(plain === undefined).toBe(list.every((value) => value === 0));
    if (plain === undefined) return;
    const highest = (list.length - 1) / list.length;
    expect(between(plain, 0, highest)).toBe(true);
    expect(gini(list.map((value) => unit * value))).toBeCloseTo(plain, 10);
    expect(gini([...list, ...list])).toBeCloseTo(plain, 10);
    expect(gini(list.toReversed())).toBe(plain);
    const differences = list.flatMap((a) => list.map((b) => Math.abs(a - b)));
    const sum = list.reduce((total, value) => total + value, 0);
    const mean = differences.reduce((total, value) => total + value, 0) / (2 * list.length * sum);
    expect(plain).toBeCloseTo(mean, 10);
  });
  fc.assert(law);
  expect(giniCorrected([0, 0, 7])).toBeCloseTo(1, 12);
  expect(giniCorrected([7])).toBeUndefined();
  expect(() => gini([1, -1])).toThrow(RangeError);
  expect(() => gini([1, Number.NaN])).toThrow(RangeError);
});

test('E-I: only inside is -1, only outside is 1, and who has no group does not count', () => {
  const pairs: Turn[] = [
    ['p0', 'p1'],
    ['p2', 'p3'],
  ];
  const network = networkOf(names(5), [...pairs, ['p4', 'p0']], { directed: true });
  const groups = (...labels: string[]) => new Map(labels.map((label, n) => [`p${n}`, label]));
  expect(eiIndex(network, groups('a', 'a', 'b', 'b'))).toBe(-1);
  expect(eiIndex(network, groups('a', 'b', 'a', 'b'))).toBe(1);
  expect(eiIndex(network, groups('a', 'a', 'a', 'b'))).toBe(0);
  expect(eiIndex(network, groups('a', 'a', 'b', 'b', 'b'))).toBeCloseTo(-1 / 3, 12);
  expect(eiIndex(network, new Map())).toBeUndefined();
});

test('E-I: everybody tied to everybody gives what the sizes of the groups let expect', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
  const law = fc.property(sizes, fc.boolean(), (each, directed) => {
    const labels = each.flatMap((size, n) => Array.from({ length: size }, () => `group ${n}`));
    const groups = new Map(labels.map((label, n) => [`p${n}`, label]));
    const found = eiIndex(everybody(labels.length, directed), groups);
    expect(found).toEqual(expectedEiIndex(groups));
  });
  fc.assert(law);
});

test('betweenness concentration: a star is 1, a ring 0, and all else between', () => {
  expect(betweennessConcentration(star(7))).toBeCloseTo(1, 12);
  expect(betweennessConcentration(ring(7))).toBeCloseTo(0, 12);
  expect(betweennessConcentration(star(2))).toBeUndefined();
  const law = fc.property(fc.boolean().chain(anyNetwork), (network) =>
    between(betweennessConcentration(network), 0, 1),
  );
  fc.assert(law);
});

test('a weight on a tie does not change who stands between', () => {
  const heavy = ring(6);
  const before = betweennessConcentration(heavy);
  heavy.setEdgeAttribute(heavy.edges()[0], 'weight', 100);
  expect(betweennessConcentration(heavy)).toBe(before);
});

/** The core numbers by their definition: take out who has fewer than k ties until nobody does, for each k. */
function coresByDefinition(network: Network): Map<string, number> {
  const cores = new Map(network.nodes().map((node) => [node, 0]));
  for (let k = 1; ; k += 1) {
    const left = network.copy();
    const loose = () => left.findNode((node: string) => left.degree(node) < k);
    for (let node = loose(); node !== undefined; node = loose()) left.dropNode(node);
    if (left.order === 0) return cores;
    left.forEachNode((node) => cores.set(node, k));
  }
}

test('core numbers are those of the definition', () => {
  const law = fc.property(fc.boolean().chain(anyNetwork), (network) => {
    const cores = coreNumbers(network);
    expect(Object.fromEntries(cores)).toEqual(Object.fromEntries(coresByDefinition(network)));
    const { k, size } = innermostCore(network);
    expect([...cores.values()].filter((core) => core >= k)).toHaveLength(size);
  });
  fc.assert(law);
  expect(innermostCore(everybody(5, false))).toEqual({ k: 4, size: 5 });
  expect(innermostCore(networkOf([], [], { directed: false }))).toEqual({ k: 0, size: 0 });
});

test('leaders are compared by the head', () => {
  const acts = new Map([
    ['lea', 6],
    ['lou', 0],
    ['mia', 1],
    ['noa', 2],
    ['oki', 0],
  ]);
  expect(leaderModellingRatio(acts, new Set(['lea', 'lou', 'not here']))).toBe(3);
  expect(leaderModellingRatio(acts, new Set())).toBeUndefined();
  expect(leaderModellingRatio(acts, new Set(acts.keys()))).toBeUndefined();
  expect(leaderModellingRatio(acts, new Set(['lea', 'lou', 'mia', 'noa']))).toBeUndefined();
});

test('skills that one person alone has', () => {
  const experts = new Map([
    ['sensors', new Set(['mia'])],
    ['mapping', new Set(['mia', 'noa'])],
    ['billing', new Set(['oki'])],
    ['forgotten', new Set<string>()],
  ]);
  expect(busFactor(experts)).toEqual({
    skills: 3,
    withOneExpert: ['billing', 'sensors'],
    share: 2 / 3,
  });
  expect(busFactor(new Map()).share).toBeUndefined();
});
