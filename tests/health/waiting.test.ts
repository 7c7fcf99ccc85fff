import fc from 'fast-check';
import { stillWaiting, type Wait, waitOf } from '../../bot/health/measures/waiting';

/** Times as they are printed: a plus marks who was still waiting. */
const printed = (text: string): Wait[] =>
  text.split(' ').map((time) => ({ time: Number.parseFloat(time), answered: !time.endsWith('+') }));

/** Weeks in remission with 6-mercaptopurine and with placebo: Freireich et al. (1963), as in Collett (2015). */
const treated = printed('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = printed('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

test('the estimate is the published one', () => {
  const published = [
    [6, 0.857],
    [7, 0.807],
    [10, 0.753],
    [13, 0.69],
    [16, 0.627],
    [22, 0.538],
    [23, 0.448],
  ];
  const found = stillWaiting(treated).map(({ time, share }) => [
    time,
    Math.round(share * 1e3) / 1e3,
  ]);
  expect(found).toEqual(published);
  expect(waitOf(treated, 0.5)).toBe(23);
  expect(waitOf(placebo, 0.5)).toBe(8);
});

test('where too few were answered there is no percentile, rather than one of the quick ones', () => {
  expect(waitOf(treated, 0.9)).toBeUndefined();
  expect(waitOf([], 0.5)).toBeUndefined();
  expect(waitOf(printed('3+ 4+'), 0.5)).toBeUndefined();
});

test('who still waits is not dropped', () => {
  const answered = printed('1 2 3');
  expect(waitOf(answered, 0.5)).toBe(2);
  expect(waitOf([...answered, ...printed('9+ 9+')], 0.5)).toBe(3);
});

const anyWaits = fc.array(fc.record({ time: fc.nat({ max: 40 }), answered: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

test('without anybody left waiting, it is the share that was not answered by then', () => {
  const law = fc.property(anyWaits, (some) => {
    const waits = some.map((wait) => ({ ...wait, answered: true }));
    for (const { time, share } of stillWaiting(waits))
      expect(share).toBeCloseTo(waits.filter((wait) => wait.time > time).length / waits.length, 10);
    const sorted = waits.map(({ time }) => time).toSorted((a, b) => a - b);
    const middle = (at: number) => sorted[at] ?? Number.NaN;
    const half = sorted.length / 2;
    const median = (middle(Math.ceil(half) - 1) + middle(Math.floor(half))) / 2;
    expect(waitOf(waits, 0.5)).toBe(median);
  });
  fc.assert(law);
});

test('the order of questions does not matter, and to wait longer never looks quicker', () => {
  const law = fc.property(anyWaits, fc.nat(), (waits, which) => {
    const curve = stillWaiting(waits);
    expect(stillWaiting(waits.toReversed())).toEqual(curve);
    for (const [n, { share }] of curve.entries())
      expect(share).toBeLessThan(curve[n - 1]?.share ?? 1);
    const longer = waits.map((wait, n) =>
      n === which % waits.length ? { time: wait.time + 5, answered: false } : wait,
    );
    const at = (time: number, of: readonly Wait[]) =>
      stillWaiting(of).findLast((point) => point.time <= time)?.share ?? 1;
    for (const { time } of [...waits, ...longer])
      expect(at(time, longer)).toBeGreaterThanOrEqual(at(time, waits) - 1e-12);
  });
  fc.assert(law);
});
