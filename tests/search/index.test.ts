import fc from 'fast-check';
import type { Document } from '../../bot/search/contract';
import { openIndex } from '../../bot/search/index';
import type { Query } from '../../bot/search/port';
import { search } from '../../bot/search/ranking';

const now = Date.UTC(2026, 2, 2);
const document = (id: string, more: Partial<Document> = {}): Document => ({
  tenant: 't',
  id,
  kind: 'question',
  space: 'plant',
  title: `Title of ${id}`,
  text: '',
  tags: [],
  people: [],
  author: '',
  at: now,
  weight: 1,
  state: 'open',
  view: '{}',
  ...more,
});
const query = (text: string, more: Partial<Query> = {}): Query => ({
  tenant: 't',
  reader: 'mia',
  spaces: ['plant'],
  kinds: ['question'],
  text,
  limit: 20,
  ...more,
});

function indexOf(...documents: readonly Document[]) {
  const index = openIndex(':memory:');
  for (const one of documents) index.put(one, 1);
  return (text: string, more: Partial<Query> = {}) =>
    search(index, query(text, more), now).map(({ id }) => id);
}

test.each([
  ['another form of a word', 'pump', 'pumps are running', 'pumping'],
  ['a word without its accents', 'Zürich', 'the office in Zürich', 'zurich'],
  ['accents that are not there', 'Zurich', 'the office in Zurich', 'Zürich'],
  ['the beginning of a word', 'valve', 'a valve that sticks', 'val'],
  ['a beginning longer than the stem', 'run', 'it runs at night', 'runni'],
  ['any order', 'order', 'pressure drops at night', 'night pressure'],
  ['another script', 'script', 'насос не работает', 'насос'],
  ['a question in many words', 'long', 'the chlorine sensor drifts', 'why does our sensor drift?'],
])('%s is found', (_what, id, text, typed) => {
  expect(indexOf(document(id, { text }), document('other', { text: 'cake' }))(typed)).toEqual([id]);
});

test('titles and tags count more than the text, all words more than some', () => {
  const find = indexOf(
    document('text', { text: 'chlorine' }),
    document('title', { title: 'chlorine' }),
    document('some', { title: 'chlorine sensor' }),
    document('all', { text: 'the drift of a chlorine sensor' }),
  );
  expect(find('chlorine').indexOf('title')).toBeLessThan(find('chlorine').indexOf('text'));
  expect(find('sensor drift')[0]).toBe('all');
});

test('what is vetted and used comes before what matches as well', () => {
  const find = indexOf(
    document('plain', { text: 'pump' }),
    document('used', { text: 'pump', weight: 8 }),
  );
  expect(find('pump')).toEqual(['used', 'plain']);
});

test('nothing typed finds all, newest first, in pages', () => {
  const find = indexOf(...[1, 2, 3, 4, 5].map((n) => document(String(n), { at: now - n })));
  expect(find('', { limit: 2 })).toEqual(['1', '2']);
  expect(find(' ', { limit: 2, skip: 2 })).toEqual(['3', '4']);
  expect(find('title', { limit: 2, skip: 4 })).toHaveLength(1);
});

test('tags, states, people, followers and kinds narrow', () => {
  const find = indexOf(
    document('a', { tags: ['bicep', 'azure'], state: 'open', people: ['jonas'] }),
    document('b', {
      tags: ['bicep'],
      state: 'resolved',
      people: ['zoe'],
      followers: ['ben', 'mia'],
    }),
    document('c', { kind: 'link', tags: ['bicep'] }),
  );
  expect(find('', { tags: ['bicep', 'azure'] })).toEqual(['a']);
  expect(find('', { states: ['resolved', 'closed'] })).toEqual(['b']);
  expect(find('title', { people: ['zoe'] })).toEqual(['b']);
  expect(find('', { kinds: ['link'] })).toEqual(['c']);
  expect(find('', { follower: 'mia' })).toEqual(['b']);
  expect(find('', { follower: 'zoe' })).toEqual([]);
});

test('a later version wins, whatever comes last; what is gone stays gone', () => {
  const index = openIndex(':memory:');
  index.put(document('a', { title: 'second' }), 2);
  index.put(document('a', { title: 'first' }), 1);
  expect(search(index, query('second'), now)).toHaveLength(1);
  expect(search(index, query('first'), now)).toHaveLength(0);
  index.remove('t', 'a', 3);
  index.put(document('a', { title: 'second' }), 2);
  expect(search(index, query(''), now)).toEqual([]);
});

test('what changed often ranks as in an index made anew, score for score', () => {
  const all = [
    document('a', { text: 'pump valve pump and more' }),
    document('b', { text: 'pump valve valve' }),
    document('c', { text: 'a valve alone' }),
    document('d', { text: 'nothing of the kind' }),
  ];
  const [changed, fresh] = [openIndex(':memory:'), openIndex(':memory:')];
  for (let version = 1; version < 60; version += 1)
    for (const one of all) changed.put({ ...one, title: `Title ${version} of ${one.id}` }, version);
  changed.put(document('e', { text: 'pump valve' }), 1);
  changed.remove('t', 'e', 2);
  for (const one of all) {
    changed.put(one, 60);
    fresh.put(one, 1);
  }
  for (const words of ['pump valve', 'valve', 'pump']) {
    const [scores, expected] = [changed, fresh].map((index) =>
      search(index, query(words), now).map(({ id, score }) => [id, score]),
    );
    expect(scores?.length).toBeGreaterThan(1);
    expect(scores).toEqual(expected);
  }
});

test('followers are told what there is, what comes and what goes', () => {
  const index = openIndex(':memory:');
  index.put(document('a', { kind: 'answer' }), 1);
  const told: string[] = [];
  index.follow(['answer'], (before, after) => told.push(`${before?.id}>${after?.id}`));
  index.put(document('b', { kind: 'answer' }), 1);
  index.put(document('q'), 1);
  index.put(document('b', { kind: 'answer' }), 2);
  index.remove('t', 'b', 3);
  expect(told.filter((line) => line !== 'undefined>undefined')).toEqual([
    'undefined>a',
    'undefined>b',
    'b>b',
    'b>undefined',
  ]);
});

test('whatever is typed, nothing breaks', () => {
  const find = indexOf(document('a', { text: 'NEAR AND OR NOT "quoted" col:on *' }));
  const syntax = fc.constantFrom(
    '"',
    '*',
    'NEAR(',
    'AND',
    'OR',
    'NOT',
    ':',
    '^',
    '-',
    '\0',
    '\ud800',
    "'",
  );
  const typed = fc.array(fc.oneof(syntax, fc.string({ unit: 'binary' })), { maxLength: 60 });
  fc.assert(
    fc.property(typed, (parts) => {
      expect(() => find(parts.join(' '))).not.toThrow();
    }),
  );
});

test('nobody finds what they may not read', () => {
  const spaces = ['', 'plant', 'lab'];
  const readers = ['mia', 'jonas', 'mi', 'a'];
  const drawn = fc.record({
    tenant: fc.constantFrom('t', 'u'),
    space: fc.constantFrom(...spaces),
    readers: fc.option(fc.subarray(readers), { nil: undefined }),
  });
  fc.assert(
    fc.property(
      fc.array(drawn, { maxLength: 12 }),
      fc.constantFrom(...readers),
      fc.subarray(['plant', 'lab']),
      fc.constantFrom('', 'title'),
      (all, reader, mine, text) => {
        const documents = all.map((given, n) => document(String(n), given));
        const allowed = documents.filter(
          (one) =>
            one.tenant === 't' &&
            (one.space === '' || mine.includes(one.space)) &&
            (!one.readers || one.readers.includes(reader)),
        );
        const found = indexOf(...documents)(text, { reader, spaces: mine, limit: 100 });
        expect(found.toSorted()).toEqual(allowed.map(({ id }) => id).toSorted());
      },
    ),
    { numRuns: 60 },
  );
});

test('of words that are everywhere the newest are found, those that name them first, and what the reader may read alone', () => {
  const index = openIndex('');
  const add = (id: string, age: number, more: Partial<Document> = {}) =>
    index.put(document(id, { title: 'Other', text: 'a pump', at: now - age, ...more }), 1);
  index.together(() => {
    for (let n = 0; n < 20_100; n += 1) add(`of others ${n}`, 900, { space: 'lab' });
    for (let n = 0; n < 97; n += 1) add(`new ${n}`, 100);
    add('text', 500);
    add('title', 500, { title: 'Pumps' });
    add('tag', 500, { tags: ['pump'] });
    add('unseen', 500, { title: 'Pump', readers: ['zoe'] });
    add('elsewhere', 500, { title: 'Pump', space: 'lab' });
    // They come last, as where an index is made anew, and are none the newer for it.
    for (let n = 0; n < 700; n += 1) add(`old ${n}`, 50_000 + n, { title: 'A pump' });
  });
  const found = (typed: string, more: Partial<Query> = {}) =>
    search(index, query(typed, { limit: 5, ...more }), now).map(({ id }) => id);
  expect(found('pumping').slice(0, 2).toSorted()).toEqual(['tag', 'title']);
  expect(found('pump', { limit: 100 })).not.toContain('unseen');
  expect(found('pump', { reader: 'zoe' })).toContain('unseen');
  expect(found('pump', { spaces: ['lab'] })[0]).toBe('elsewhere');
  index.put(document('old 1', { title: 'A pump', text: 'a pump', at: now - 50_001 }), 2);
  expect(found('pump', { limit: 100 }).filter((id) => id.startsWith('old'))).toEqual([]);
  expect(found('', { limit: 1, oldestFirst: true })).toEqual(['old 699']);
  index.close();
});

test('a newer document of another kind that its reader alone may read takes no place', () => {
  const index = openIndex('');
  index.put(document('question', { title: 'A pump' }), 1);
  const hidden: Partial<Document> = { kind: 'link', title: 'A pump', readers: ['mia'], at: now };
  index.put(document('hidden', hidden), 1);
  const found = (text: string) =>
    search(index, query(text, { reader: 'mia', kinds: ['question'], limit: 1 }), now);
  for (const text of ['', 'pump']) expect(found(text).map(({ id }) => id)).toEqual(['question']);
  index.close();
});

test('tidied, an index finds the same, in the same order', () => {
  const index = openIndex('');
  const ids = () => search(index, query('pump valve', { limit: 100 }), now).map(({ id }) => id);
  for (let n = 0; n < 200; n += 1)
    index.put(document(`d${n}`, { text: n % 3 === 0 ? 'pump' : 'a valve and a pump' }), 1);
  for (let n = 0; n < 20; n += 1) index.remove('t', `d${n}`, 2);
  const before = ids();
  expect(before).toHaveLength(100);
  expect(index.tidy()).toBe(true);
  for (let more = true; more; ) more = index.tidy();
  expect(ids()).toEqual(before);
  index.close();
});

test('a large index finds the same where words are rare, and keeps to the reader where they are not', () => {
  const index = openIndex('');
  index.together(() => {
    for (let n = 0; n < 20_100; n += 1)
      index.put(
        document(`d${n}`, {
          title: `meter ${n}`,
          space: n % 2 === 0 ? 'plant' : 'lab',
          ...(n % 100 === 0 && { text: 'a rare heron' }),
        }),
        1,
      );
  });
  const ids = (text: string) => search(index, query(text), now).map(({ id }) => id);
  expect(ids('meter 20050')[0]).toBe('d20050');
  expect(ids('heron')).toHaveLength(20);
  for (const id of ids('meter')) expect(Number(id.slice(1)) % 2).toBe(0);
  expect(ids('meter')).toHaveLength(20);
  index.close();
});
