import fc from 'fast-check';
import { lengthOf } from '../../bot/texts/words';

test.each([
  ['a family', '👨‍👩‍👧‍👦', 1],
  ['two who kiss', '👩🏿‍❤️‍💋‍👨🏻', 1],
  ['the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 1],
  ['Hindi', 'क्षत्रिय', [...new Intl.Segmenter('en').segment('क्षत्रिय')].length],
  ['a letter with marks', 'a\u0323\u0302', 1],
  ['ninety families', '👨‍👩‍👧‍👦'.repeat(90), 90],
])('%s is as long as people say', (_what, text, length) => {
  expect(lengthOf(text)).toBe(length);
});

test.each([
  ['joined emoji', `👩${'\u200D👩'.repeat(5_000)}`],
  ['tag characters', `🏴${'\u{E0061}'.repeat(8_000)}`],
  ['variation selectors', `a${'\uFE0F'.repeat(16_000)}`],
])('a chain of %s is no single character', (_what, text) => {
  expect(lengthOf(text)).toBeGreaterThan(1_000);
});

test('what has 4,000 characters at most fits into a row', () => {
  const parts = fc.constantFrom('a', '\u200D', '👩', '👨‍👩‍👧‍👦', '\u{E0061}', '\u0301', 'क्ष', ' ');
  const texts = fc
    .array(fc.tuple(parts, fc.nat(1_500)), { maxLength: 4 })
    .map((runs) => runs.map(([part, times]) => part.repeat(times)).join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const length = lengthOf(text);
      expect(length).toBeLessThanOrEqual(text.length);
      if (length <= 4_000) expect(text.length).toBeLessThan(30_000);
    }),
    { numRuns: 40 },
  );
});
