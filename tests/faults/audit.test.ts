import type { Row } from '../../bot/tables/port';
import { personal, someone } from '../support/turns';
import { audit } from './audit';
import type { Entry } from './ledger';
import type { SpaceRows } from './rows';
import type { Watch } from './watch';

const giver = someone('Mia Brandt');
const tag = 'part 000001';
const what = `staying with ${tag} of the import until it ran`;
const partition = 'p';

const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ tag, place: personal(giver), giver, given: true, takenBack: false, what },
  joins: new Map([['zoe', 'a line']]),
  ...more,
});
const kudos: Row = { partition, key: 'k|1.a', what, joinCount: 1 };
const join: Row = { partition, key: 'j|1.a|zoe', line: 'a line' };
const marker: Row = { partition, key: 'i|1|a', result: '{"kudos":{"id":"1.a"}}' };
const rows = (more: Partial<SpaceRows> = {}): SpaceRows => ({
  ...{ kudos: [kudos], joins: [join], markers: [marker], waiting: [], takenBack: [] },
  ...more,
});
const shows = (times: number): Watch => ({
  replies: () => [],
  showing: () =>
    Array.from({ length: times }, (_, n) => ({ conversation: 'c', id: `${n}`, card: {} })),
});

test('what is as it was told is no problem', () => {
  expect(audit([entry()], [rows()], shows(1))).toEqual({
    ...{ lost: 0, duplicated: 0, unseen: 0, problems: [] },
  });
});

const second = { ...kudos, key: 'k|2.b' };
const gone: Row = { partition, key: 'z|1.a' };
const taken = { takenBack: true, joins: new Map() };
const parked = { kind: 'x', data: {}, tries: 10, due: 0, begun: false };

test.each<[string, Entry, SpaceRows, number, RegExp]>([
  ['a lost kudos', entry(), rows({ kudos: [], joins: [] }), 1, /acknowledged and is lost/],
  ['a second kudos', entry(), rows({ kudos: [kudos, second] }), 1, /there 2 times/],
  ['a second message', entry(), rows(), 2, /shown 2 times/],
  ['other words', entry({ what: 'other words' }), rows(), 1, /not "other words"/],
  [
    'a lost join',
    entry(),
    rows({ joins: [], kudos: [{ ...kudos, joinCount: 0 }] }),
    1,
    /join .* lost/,
  ],
  ['a lost line', entry(), rows({ joins: [{ ...join, line: 'x' }] }), 1, /join .* lost/],
  ['a join nobody knows of', entry({ joins: new Map() }), rows(), 1, /Nobody was told/],
  ['joins counted wrong', entry(), rows({ kudos: [{ ...kudos, joinCount: 2 }] }), 1, /counts 2/],
  ['a kudos without a marker', entry(), rows({ markers: [] }), 1, /no marker/],
  [
    'a marker without a kudos',
    entry({ given: false }),
    rows({ kudos: [], joins: [] }),
    0,
    /A marker/,
  ],
  [
    'a join without a kudos',
    entry({ given: false }),
    rows({ kudos: [] }),
    0,
    /A join has no kudos/,
  ],
  ['what was taken back', entry(taken), rows({ joins: [] }), 0, /taken back and is there/],
  [
    'its message',
    entry(taken),
    rows({ ...rows(), kudos: [], joins: [], takenBack: [gone] }),
    1,
    /still shows/,
  ],
  [
    'what waits',
    entry(),
    rows({ waiting: [{ partition, key: 'o|1', effects: JSON.stringify([parked]) }] }),
    1,
    /x is still/,
  ],
])('it tells of %s', (_name, told, there, shown, problem) => {
  const { problems } = audit([told], [there], shows(shown));
  expect(problems.join('\n')).toMatch(problem);
});

test('a kudos that no message shows is counted', () => {
  expect(audit([entry()], [rows()], shows(0))).toMatchObject({ unseen: 1, problems: [] });
});
