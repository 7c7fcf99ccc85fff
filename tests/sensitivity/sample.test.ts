import { SensitiveKind } from '../../bot/sensitivity/contract';
import { measure } from './measure';
import { sample } from './sample';

const { kinds, total } = measure(sample);

test('the sample is large and about half of it only looks sensitive', () => {
  const ordinary = sample.filter(({ spans }) => spans.length === 0).length;
  expect(sample.length).toBeGreaterThanOrEqual(260);
  expect(ordinary / sample.length).toBeGreaterThan(0.4);
  expect(ordinary / sample.length).toBeLessThan(0.6);
});

test('nearly all that is sensitive is found, and little else', () => {
  expect(total.recall).toBeGreaterThanOrEqual(0.95);
  expect(total.precision).toBeGreaterThanOrEqual(0.9);
});

test.each(SensitiveKind.options)('%s is sought at least ten times, and mostly found', (kind) => {
  expect(kinds[kind]?.sought).toBeGreaterThanOrEqual(10);
  expect(kinds[kind]?.recall).toBeGreaterThanOrEqual(0.85);
  expect(kinds[kind]?.precision).toBeGreaterThanOrEqual(0.85);
});
