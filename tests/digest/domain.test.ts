import { type DigestItem, sections } from '../../bot/digest/contract';
import { toSection, withoutItem } from '../../bot/digest/domain';
import { digestRow } from '../../bot/digest/store';

const longestColumn = 32_768;
const item = (n: number): DigestItem => ({
  ...{ id: `${n}`, title: `Number ${n}, ${'of what was learned '.repeat(300)}`, by: 'Mia Brandt' },
  ...{ author: { id: 'mia', name: 'Mia Brandt' }, tags: Array.from({ length: 50 }, () => 'pumps') },
  named: Array.from({ length: 300 }, (_, each) => ({ id: `id-${each}`, name: `Person ${each}` })),
  link: `https://pages.example/${'x'.repeat(2_000)}`,
});
const digest = {
  ...{ space: 's', spaceName: 'Water lab', week: '2026-W10', from: 0, to: 1, timeZone: 'UTC' },
  ...{ counters: {}, suggestion: 'show' as const },
  sections: sections.map((section) => toSection(section, [1, 2, 3, 4, 5].map(item))),
};

test('however much was written, a digest fits into its row', () => {
  const row = digestRow('t', { digest });
  expect(String(row.digest).length).toBeLessThan(longestColumn);
  expect(digest.sections.map(({ count }) => count)).toEqual([5, 5, 5, 5]);
});

test('a line keeps beside it whom it names, and nobody else', () => {
  const named = ['Ada Lund', 'Ben Ode'].map((name) => ({ id: name, name }));
  const title = `Ada Lund: ${'kept the basement dry '.repeat(20)} with Ben Ode`;
  const [line] = toSection('thanked', [{ ...item(1), title, named }]).items;
  expect(line?.named).toEqual([named[0]]);
});

test('what is left out is counted no more, in its own section alone', () => {
  const left = withoutItem(digest, 'shown', '2');
  expect(left.sections.map(({ count }) => count)).toEqual([4, 5, 5, 5]);
  expect(left.sections[0]?.items.map(({ id }) => id)).toEqual(['1', '3']);
  expect(withoutItem(digest, 'shown', '5')).toBe(digest);
});
