import type { Kudos } from '../../bot/recognition/contract';
import {
  addPeople,
  checkEdit,
  checkPace,
  checkTakeBack,
  decideCrew,
  decideWords,
  limits,
} from '../../bot/recognition/domain';
import type { RosterMember } from '../../bot/teams/port';
import { Refusal } from '../../bot/teams/refusal';

const person = (id: string, role: RosterMember['role'] = 'member'): RosterMember => ({
  id,
  teamsId: `29:${id}`,
  name: `Name of ${id}`,
  role,
});
const kudos: Kudos = {
  id: '1',
  space: 'space',
  giver: { id: 'mia', name: 'Mia Brandt' },
  receiver: { kind: 'person', person: { id: 'jonas', name: 'Jonas Weber' } },
  what: 'kept the old import running all week',
  possible: '',
  practice: 'helped',
  at: 1_000_000,
  joiners: [],
  joinCount: 0,
};

function refusal(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
  return 'accepted';
}

describe('who is thanked', () => {
  test('several people are a crew, with its name', () => {
    const { receiver, droppedSelf } = decideCrew(
      'mia',
      [person('a'), person('b')],
      ' Release  crew ',
    );
    expect(receiver).toEqual({
      kind: 'crew',
      name: 'Release crew',
      people: [
        { id: 'a', name: 'Name of a' },
        { id: 'b', name: 'Name of b' },
      ],
    });
    expect(droppedSelf).toBe(false);
  });
  test('duplicates merge, and one person is a person', () => {
    expect(decideCrew('mia', [person('a'), person('a')], 'x').receiver.kind).toBe('person');
  });
  test('the giver is dropped from a crew, and told', () => {
    const { receiver, droppedSelf } = decideCrew(
      'mia',
      [person('mia'), person('a'), person('b')],
      '',
    );
    expect(droppedSelf).toBe(true);
    expect(receiver.kind === 'crew' && receiver.people.map(({ id }) => id)).toEqual(['a', 'b']);
  });
  test.each([
    ['nobody', [], 'recognition.noReceiver'],
    ['oneself alone', [person('mia')], 'recognition.onlySelf'],
    ['somebody outside', [person('a'), undefined], 'recognition.outside'],
    ['a bot', [person('a', 'bot')], 'recognition.bot'],
    ['a guest', [person('a', 'guest')], 'recognition.guest'],
    ['21 people', Array.from({ length: 21 }, (_, n) => person(`p${n}`)), 'recognition.tooMany'],
    ['20 people', Array.from({ length: 20 }, (_, n) => person(`p${n}`)), 'accepted'],
    [
      '20 and oneself',
      [person('mia'), ...Array.from({ length: 20 }, (_, n) => person(`p${n}`))],
      'accepted',
    ],
  ])('%s: %#', (_name, found, expected) => {
    expect(refusal(() => decideCrew('mia', found, ''))).toBe(expected);
  });
});

describe('what is said', () => {
  const words = (what: string, possible = '') =>
    refusal(() => decideWords({ what, possible }, 'helped'));
  test.each([
    ['19 characters', 'x'.repeat(19), 'recognition.tooShort'],
    ['20 characters', 'x'.repeat(20), 'accepted'],
    ['white space between', 'a                        b', 'recognition.tooShort'],
    ['zero-width characters only', '\u200b'.repeat(40), 'recognition.tooShort'],
    ['7 family emoji, 77 code units', '👨‍👩‍👧‍👦'.repeat(7), 'recognition.tooShort'],
    ['1,000 characters', 'é'.repeat(limits.longestWhat), 'accepted'],
    ['1,001 characters', 'é'.repeat(limits.longestWhat + 1), 'recognition.tooLong'],
    ['10,001 characters', 'x'.repeat(10_001), 'recognition.tooLong'],
    [
      'a flood of combining marks is one letter',
      `a${'\u0301'.repeat(500)}`,
      'recognition.tooShort',
    ],
  ])('%s', (_name, what, expected) => {
    expect(words(what)).toBe(expected);
  });
  test('too long a consequence is refused, none is fine', () => {
    expect(words('x'.repeat(20), 'y'.repeat(501))).toBe('recognition.tooLong');
    expect(words('x'.repeat(20), '')).toBe('accepted');
  });
  test('control and direction-override characters go, lines and emoji stay', () => {
    const { what } = decideWords(
      { what: 'paired\u0000 on \u202Ethe import\n👩‍🚀 together', possible: '' },
      'taught',
    );
    expect(what).toBe('paired on the import\n👩‍🚀 together');
  });
  test('a lone surrogate does not survive', () => {
    const { what } = decideWords({ what: `twenty characters \ud800 here`, possible: '' }, 'taught');
    expect(what.isWellFormed()).toBe(true);
  });
});

test('the sixth kudos of a minute is refused', () => {
  expect(refusal(() => checkPace([1, 2, 3, 4]))).toBe('accepted');
  expect(refusal(() => checkPace([1, 2, 3, 4, 5]))).toBe('recognition.tooFast');
});

test('only the giver edits, for 15 minutes', () => {
  const last = kudos.at + limits.editMs;
  expect(refusal(() => checkEdit(kudos, 'mia', last))).toBe('accepted');
  expect(refusal(() => checkEdit(kudos, 'mia', last + 1))).toBe('recognition.tooLateToEdit');
  expect(refusal(() => checkEdit(kudos, 'jonas', kudos.at))).toBe('recognition.onlyGiver');
});

test('only the giver takes back, until somebody joined', () => {
  expect(refusal(() => checkTakeBack(kudos, 'mia', false))).toBe('accepted');
  expect(refusal(() => checkTakeBack(kudos, 'mia', true))).toBe('recognition.alreadyJoined');
  expect(refusal(() => checkTakeBack(kudos, 'jonas', false))).toBe('recognition.onlyGiver');
});

test('adding people makes a crew of one person, keeps who was thanked, and never adds the giver', () => {
  const { receiver } = addPeople(kudos, 'mia', [person('a'), person('mia'), person('a')]);
  expect(receiver.kind === 'crew' && receiver.people.map(({ id }) => id)).toEqual(['jonas', 'a']);
  expect(refusal(() => addPeople(kudos, 'mia', [person('jonas')]))).toBe(
    'recognition.alreadyThanked',
  );
  expect(refusal(() => addPeople(kudos, 'mia', []))).toBe('recognition.nobodyChosen');
  expect(refusal(() => addPeople(kudos, 'mia', [undefined]))).toBe('recognition.outside');
});
