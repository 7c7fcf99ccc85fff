import fc from 'fast-check';
import { normaliseTag, parseTags, tagLimits, tagsIn } from '../../bot/tags/tags';

test.each([
  ['Bicep', 'bicep'],
  ['  Pump   Maintenance ', 'pump-maintenance'],
  ['#Azure', 'azure'],
  ['C++', 'c++'],
  ['.NET', 'net'],
  ['Caf\u0065\u0301', 'café'],
  ['ＡＢＣ', 'abc'],
  ['İstanbul', 'istanbul'],
  ['ISPARTA', 'isparta'],
  ['ısparta', 'isparta'],
  ['__proto__', 'proto'],
  ['constructor', 'constructor'],
  ['<script>alert(1)</script>', 'scriptalert1-script'],
  ['\u200b\u202e', ''],
  ['насос', 'насос'],
  [`e${'\u0316'.repeat(500)}`, `e${'\u0316'.repeat(4)}`],
])('%j is kept as %j', (typed, tag) => {
  expect(normaliseTag(typed)).toBe(tag);
});

test('normalising twice is normalising once, and nothing odd is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
      const tag = normaliseTag(typed);
      expect(normaliseTag(tag)).toBe(tag);
      expect(tag).toMatch(/^[\p{L}\p{N}\p{M}+#.-]*$/u);
      expect([...tag].length).toBeLessThanOrEqual(tagLimits.longest);
    }),
  );
});

test('a list is split, merged by synonyms, and each tag is there once', () => {
  const aliases = new Map([['k8s', 'kubernetes']]);
  expect(parseTags('K8s, Kubernetes; #helm\nk8s,,', aliases)).toEqual(['kubernetes', 'helm']);
  expect(parseTags(Array.from({ length: 40 }, (_, n) => `tag${n}`).join(','))).toHaveLength(
    tagLimits.most,
  );
});

test('known tags are found in a text as whole words', () => {
  const known = ['pump', 'pump-maintenance', 'art', 'c++'];
  expect(tagsIn('Who knows Pump Maintenance, and C++?', known)).toEqual([
    'pump-maintenance',
    'pump',
    'c++',
  ]);
  expect(tagsIn('I started today', known)).toEqual([]);
});
