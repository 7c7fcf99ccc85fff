import fc from 'fast-check';
import { authored } from '../../bot/admin/kinds';
import { forgetIn, type Leaver } from '../../bot/forgetting/leaver';
import { forgetRow } from '../../bot/forgetting/rows';

const leaver: Leaver = {
  ...{ id: 'mia-1', names: ['Mia Brandt', 'mia@example.com'], authored, unnamed: new Set(['q1']) },
  ...{ as: { id: 'left-1', name: 'Someone' }, words: 'gone' },
};
const mia = { id: 'mia-1', name: 'Mia Brandt' };
const other = { id: 'mia-2', name: 'Mia Brandt' };

test.each<[string, unknown, unknown]>([
  [
    'a kudos',
    { giver: mia, what: 'w', possible: 'p', quote: 'q' },
    { giver: { id: 'left-1', name: 'Someone' }, what: 'gone', possible: '' },
  ],
  [
    'a kudos to them',
    { giver: other, receiver: { person: mia }, what: 'w' },
    { giver: other, receiver: { person: { id: 'left-1', name: 'Someone' } }, what: 'w' },
  ],
  [
    'a joiner',
    [
      { ...mia, line: 'l' },
      { ...other, line: 'l' },
    ],
    [
      { id: 'left-1', name: 'Someone' },
      { ...other, line: 'l' },
    ],
  ],
  [
    'an answer',
    { by: mia, text: 'Mia Brandt knows' },
    { by: { id: 'left-1', name: 'Someone' }, text: 'gone' },
  ],
  [
    'an answer of another',
    { by: other, text: 'Mia Brandt knows' },
    { by: other, text: 'Mia Brandt knows' },
  ],
  [
    'a question without a name',
    { id: 'q1', asker: { id: '', name: '' }, title: 't', details: 'd' },
    { id: 'q1', asker: { id: '', name: '' }, title: 'gone', details: '' },
  ],
  [
    'a name by itself',
    { values: { by: 'Mia Brandt', mail: 'mia@example.com' } },
    { values: { by: 'Someone', mail: 'Someone' } },
  ],
  [
    'a post',
    { author: mia, working: 'w', learned: 'l', wanted: 'x', page: { url: 'u' }, outcome: 'o' },
    { author: { id: 'left-1', name: 'Someone' }, working: 'gone', learned: '', wanted: '' },
  ],
  [
    'why a crew is nominated',
    { by: mia, text: 'w', evidence: [{ kind: 'link', title: 't' }], self: true },
    { by: { id: 'left-1', name: 'Someone' }, text: '', evidence: [], self: true },
  ],
  [
    'why an award was given',
    { by: mia, why: 'w', thanked: [{ kind: 'crew', people: [other, mia] }] },
    {
      by: { id: 'left-1', name: 'Someone' },
      why: 'gone',
      thanked: [{ kind: 'crew', people: [other, { id: 'left-1', name: 'Someone' }] }],
    },
  ],
  [
    'a line of a digest that asked without a name',
    { id: 'q1', author: { id: '', name: '' }, title: 't', by: '' },
    { id: 'q1', author: { id: '', name: '' }, title: 'gone', by: '' },
  ],
  [
    'a profile',
    { ...mia, skills: ['pumps'], interests: ['x'], languages: ['en'] },
    { id: 'left-1', name: 'Someone', skills: [], interests: [], languages: [] },
  ],
])('%s', (_what, value, left) => {
  expect(forgetIn(value, leaver)).toEqual(left);
});

test('what was said stays where it is wanted', () => {
  const said = { by: mia, text: 'words' };
  const kept = forgetIn(said, { ...leaver, words: undefined });
  expect(kept).toEqual({ by: { id: 'left-1', name: 'Someone' }, text: 'words' });
});

const leaf = fc.oneof(
  fc.constantFrom('mia-1', 'Mia Brandt', 'mia@example.com', 'mia-2', 'about Mia Brandt', 'x', ''),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const names = fc.constantFrom(
  'id',
  'name',
  'by',
  'text',
  'giver',
  'what',
  'asker',
  'title',
  'x',
  'line',
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(names, tie('tree'), { maxKeys: 5 }),
  ),
}));

/** All whole texts of a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

test('of any value the id is nowhere left, and again nothing changes; what does not name them is given back', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const left = forgetIn(value, leaver);
      expect(texts(left)).not.toContain('mia-1');
      expect(forgetIn(left, leaver)).toBe(left);
      const about = texts(value).some((text) => ['mia-1', ...leaver.names].includes(text));
      if (!about) expect(left).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});

test('of any row neither a column nor a part of the key is their id', () => {
  const column = fc.oneof(
    leaf.filter((one) => one !== null),
    tree.map((value) => JSON.stringify(value)),
  );
  const row = fc.record({
    key: fc.constantFrom('lu|l1|mia-1', 'r|q1|a', 'j|mia-1|mia-1'),
    columns: fc.dictionary(fc.constantFrom('a', 'b', 'c'), column),
  });
  fc.assert(
    fc.property(row, ({ key, columns }) => {
      const made = { partition: 'p', key, ...columns };
      const left = forgetRow(made, leaver);
      expect(left.key.split('|')).not.toContain('mia-1');
      for (const value of Object.values(left)) expect(value).not.toBe('mia-1');
      expect(JSON.stringify(left)).not.toMatch(/"mia-1\\?"/);
      expect(forgetRow(left, leaver)).toBe(left);
    }),
    { numRuns: 1_000 },
  );
});
