import { Preferences } from '../../bot/nudges/contract';
import { someone } from '../support/turns';
import { type Simulated, wrongs } from './simulation';

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 2, 2, 10);
const mia = { ...someone('Mia Brandt'), preferences: Preferences.parse({ timeZone: 'UTC' }) };
const words = `Kudos: Helped with the matter ${monday} of Space 1 until it was done`;
const told = (day: number, more: Partial<Simulated['nudges'][number]> = {}) => ({
  ...{ to: mia.id, at: monday + day * dayMs, what: 'recognition.joinable', words, ...more },
});
const found = (given: Partial<Simulated>) =>
  wrongs({
    ...{ nudges: [], digests: [], throttled: [], cut: [], spaces: [], people: [mia] },
    ...{ stoppedAt: new Map(), kills: 0, weeks: 4, ...given },
  });
const later = told(25, { words: 'Something else' });

test('a nudge that Teams held back and that never came is lost', () => {
  expect(found({ nudges: [later], throttled: [told(3)] })).toEqual([
    expect.stringMatching(/^lost: recognition\.joinable at 2026-03-05/),
  ]);
  expect(found({ nudges: [told(4), later], throttled: [told(3)] })).toEqual([]);
});

test('it is not where it stopped being news meanwhile', () => {
  expect(found({ nudges: [later], throttled: [told(13)] })).toEqual([]);
});

test('twice, out of hours and after an end are told', () => {
  expect(found({ nudges: [told(1), told(2)] })).toHaveLength(1);
  expect(found({ nudges: [told(0.4)] })).toEqual([expect.stringMatching(/^out of hours/)]);
  const stoppedAt = new Map([[mia.id, monday]]);
  expect(found({ nudges: [told(1)], stoppedAt })).toEqual([expect.stringMatching(/^after stop/)]);
});
