import { readSentence } from '../../bot/recognition/sentence';

const mentions = [
  { id: '29:one', name: 'Mia Brandt', text: '<at>Mia Brandt</at>' },
  { id: '29:two', name: 'Jonas Weber', text: '<at>Jonas Weber</at>' },
  { id: '19:team', name: 'Blue Team', text: '<at>Blue Team</at>' },
];
const read = (typed: string) => readSentence(typed, mentions, '19:team');
const [mia, jonas, team] = mentions.map(({ text }) => text);

test.each([
  [`${mia} ${jonas} for pairing on the import`, ['29:one', '29:two'], 'pairing on the import'],
  [`to ${mia}, ${jonas} and the ${mia} for it`, ['29:one', '29:two', '29:one'], 'it'],
  [`${mia}: because she stayed`, ['29:one'], 'she stayed'],
  [`${mia} – wrote the guide`, ['29:one'], 'wrote the guide'],
  [`${mia} who found the leak with ${jonas}`, ['29:one'], 'found the leak with Jonas Weber'],
  ['for keeping calm', [], 'keeping calm'],
  ['', [], ''],
])('%s', (typed, people, what) => {
  const sentence = read(typed);
  expect(sentence.people).toEqual(people);
  expect(sentence.what).toBe(what);
  expect(sentence.whole).toBe(false);
});

test('what it made possible is read too', () => {
  const { what, possible } = read(`${mia} for fixing the build, so that we could ship on Friday`);
  expect(what).toBe('fixing the build');
  expect(possible).toBe('we could ship on Friday');
});

test('a name in quotes is the crew’s', () => {
  const { crewName, people } = read(`"Release crew" ${mia} ${jonas} for shipping`);
  expect(crewName).toBe('Release crew');
  expect(people).toEqual(['29:one', '29:two']);
});

test.each(['everyone for a calm week', 'to all of us for a calm week', `${team} for a calm week`])(
  'the whole space: %s',
  (typed) => {
    const { whole, what } = read(typed);
    expect(whole).toBe(true);
    expect(what).toBe('a calm week');
  },
);

test('text made to slow patterns down is read like any other, within the time of a test', () => {
  const { what, possible } = read(`"${' so that'.repeat(20_000)} we could rest`);
  expect(what).toBe('"');
  expect(possible.endsWith('we could rest')).toBe(true);
  expect(read(`${'" '.repeat(20_000)}done`).what.endsWith('done')).toBe(true);
});
