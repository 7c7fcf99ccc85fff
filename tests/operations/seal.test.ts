import { makeSeals } from '../../bot/operations/seal';
import { Refusal } from '../../bot/teams/refusal';

const [oldKey, newKey] = ['o'.repeat(32), 'n'.repeat(32)];
const sealing = {
  verb: 'recognition.join',
  target: { kudos: '1' },
  nonce: 'n1',
  now: 100,
  lifeMs: 50,
};
const seals = makeSeals([oldKey]);
const refused = (key: string) => expect.objectContaining({ key });

function open(change: object, verb = 'recognition.join', actor = 'mia', now = 120) {
  try {
    return seals.open(verb, { ...seals.seal(sealing), ...change }, actor, now);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return error;
  }
}

test('a genuine button opens', () => {
  expect(open({})).toEqual({ kudos: '1' });
});

test.each([
  ['another target', { target: '{"kudos":"2"}' }],
  ['another nonce', { nonce: 'n2' }],
  ['a longer life', { expires: 10_000 }],
  ['another time', { at: 1 }],
  ['a person put in', { actor: 'mia' }],
  ['no signature', { signature: '' }],
  ['an invented signature', { signature: 'A'.repeat(43) }],
])('%s is refused', (_name, change) => {
  expect(open(change)).toEqual(refused('operations.notYours'));
});

test('a button moved to another verb is refused', () => {
  expect(open({}, 'recognition.takeBack')).toEqual(refused('operations.notYours'));
});

test('an expired button is refused', () => {
  expect(open({}, 'recognition.join', 'mia', 151)).toEqual(refused('operations.expired'));
});

test('a button for one person is refused to others', () => {
  const sealed = seals.seal({ ...sealing, actor: 'mia' });
  expect(seals.open('recognition.join', sealed, 'mia', 120)).toEqual({ kudos: '1' });
  expect(() => seals.open('recognition.join', sealed, 'jonas', 120)).toThrow(Refusal);
});

test('a new key in front signs, the old one still verifies until it is taken out', () => {
  const sealed = seals.seal(sealing);
  const rotated = makeSeals([newKey, oldKey]);
  expect(rotated.open('recognition.join', sealed, 'mia', 120)).toEqual({ kudos: '1' });
  expect(rotated.seal(sealing).signature).toBe(makeSeals([newKey]).seal(sealing).signature);
  expect(() => makeSeals([newKey]).open('recognition.join', sealed, 'mia', 120)).toThrow(Refusal);
});
