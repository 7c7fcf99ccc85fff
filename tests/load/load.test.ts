import { growth } from './heap';
import { lostOf } from './lost';
import { readOptions } from './options';
import { makeTimings, percentile } from './timings';

test('the options are few, bounded, and said in a sentence where they cannot be', () => {
  const usual = { instances: 1, conversations: 8, seconds: 10, store: 'sqlite', pause: 0 };
  expect(readOptions([])).toEqual(usual);
  const full = { instances: 2, conversations: 200, seconds: 300, store: 'azure', pause: 30 };
  expect(readOptions(['--full'])).toEqual(full);
  expect(readOptions(['--full', '--seconds', '60'])).toEqual({ ...full, seconds: 60 });
  expect(readOptions(['--soak'])).toEqual({
    ...usual,
    ...{ seconds: 1_800, rate: 20, conversations: 100 },
  });
  expect(readOptions(['--soak', '--seconds', '300'])).toMatchObject({ seconds: 300, rate: 20 });
  expect(() => readOptions(['--seconds', '9999'])).toThrow(/^--seconds is a number from 1 to 3600/);
  expect(() => readOptions(['--instances', '2'])).toThrow(/use --store azure/);
});

test('a percentile is the smallest value that this share does not exceed', () => {
  const sorted = Array.from({ length: 200 }, (_, n) => n + 1);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share))).toEqual([
    100, 190, 198, 200,
  ]);
  expect(percentile([], 0.5)).toBe(0);
});

test('a heap that comes down to where it was has not grown, however high it went', () => {
  const saw = Array.from({ length: 180 }, (_, n) => 100 + (n % 7) * 30);
  expect(growth(saw)).toBe(0);
  expect(growth(saw.map((heap, n) => (n < 20 ? heap / 2 : heap)))).toBe(0);
  expect(growth(saw.map((heap, n) => heap + n))).toBeGreaterThan(0.5);
  expect(growth([])).toBe(0);
});

test('what was acknowledged and is not kept is lost, whatever else is there', () => {
  const acknowledged = [
    { kind: 'kudos', count: 2 },
    { kind: 'post', count: 2 },
    { kind: 'wall', count: 9 },
  ];
  expect(lostOf(acknowledged, ['k|1', 'k|2', 'p|1', 'p|2', 'pi|1|2', 'o|1'])).toEqual([]);
  expect(lostOf(acknowledged, ['k|1', 'kx|2', 'p|1', 'p|2', 'p|3'])).toEqual(['1 of 2 kudos']);
});

test('what fails is counted apart from what is held back', async () => {
  const timings = makeTimings();
  await timings.time('ask', async () => 1);
  for (const why of ['422 questions.tooFast', '500'])
    await timings.time('ask', () => Promise.reject(new Error(why)));
  expect(timings.figures()).toMatchObject([{ kind: 'ask', count: 1, errors: 1, heldBack: 1 }]);
  expect(timings.errors).toEqual(['ask: 500']);
});
