import { Nudge, Preferences } from '../../bot/nudges/contract';
import { decidePreferences, momentFor } from '../../bot/nudges/domain';
import { Refusal } from '../../bot/teams/refusal';

const hourMs = 3_600_000;
/** A Monday, 10:00 UTC. */
const monday = Date.UTC(2026, 2, 2, 10);
const nudge = Nudge.parse({
  ...{ tenant: 't', space: 's', person: 'p', what: 'a.b', about: {}, period: 'x', since: monday },
});
const usual = { preferences: Preferences.parse({}), timeZone: 'UTC', now: monday };

test('in working hours now is the moment; in the evening it is the next morning, at a time of its own', () => {
  expect(momentFor(nudge, usual)).toEqual({ go: 'now', day: '2026-03-02' });
  const evening = momentFor(nudge, { ...usual, now: monday + 9 * hourMs });
  const opening = Date.UTC(2026, 2, 3, 9);
  expect(evening).toMatchObject({ go: 'later' });
  expect('at' in evening && evening.at - opening).toBeGreaterThanOrEqual(0);
  expect('at' in evening && evening.at - opening).toBeLessThan(hourMs);
});

test('one day has one nudge: the next comes on the next working day', () => {
  const friday = monday + 4 * 24 * hourMs;
  const second = momentFor(nudge, { ...usual, now: friday, toldOn: '2026-03-06' });
  expect('at' in second && new Date(second.at).toISOString().slice(0, 10)).toBe('2026-03-09');
});

test('a day is the person’s own: where it is tomorrow already, today’s nudge does not count', () => {
  const preferences = Preferences.parse({ timeZone: 'Pacific/Auckland' });
  const now = Date.UTC(2026, 2, 2, 21);
  const known = { ...usual, preferences, now, toldOn: '2026-03-02' };
  expect(momentFor(nudge, known)).toEqual({ go: 'now', day: '2026-03-03' });
});

test('who has just done something is left to it for half an hour', () => {
  const busy = momentFor(nudge, { ...usual, actedAt: monday - 60_000 });
  expect(busy).toEqual({ go: 'later', at: monday - 60_000 + hourMs / 2 });
  expect(momentFor(nudge, { ...usual, actedAt: monday - hourMs })).toMatchObject({ go: 'now' });
});

test('snoozed it waits, off it never comes, and old news are dropped', () => {
  const snoozedUntil = monday + 3 * 24 * hourMs;
  const snoozed = Preferences.parse({ snoozedUntil });
  expect(momentFor(nudge, { ...usual, preferences: snoozed })).toEqual({
    ...{ go: 'later', at: snoozedUntil },
  });
  const off = Preferences.parse({ off: true });
  expect(momentFor(nudge, { ...usual, preferences: off })).toEqual({ go: 'never' });
  const late = { ...usual, now: monday + 15 * 24 * hourMs };
  expect(momentFor(nudge, late)).toEqual({ go: 'never' });
});

test('preferences are refused where the day ends before it begins, or the zone is none', () => {
  const body = {
    off: false,
    timeZone: 'Europe/Berlin',
    from: 8,
    to: 16,
    days: [5, 1, 1],
    promptDay: 3,
  };
  const before = Preferences.parse({ snoozedUntil: monday + hourMs });
  expect(decidePreferences(before, body, monday)).toEqual({
    ...{ off: false, timeZone: 'Europe/Berlin', from: 8, to: 16, days: [1, 5], promptDay: 3 },
    snoozedUntil: monday + hourMs,
  });
  expect(
    decidePreferences(before, { ...body, snoozeDays: 0 }, monday).snoozedUntil,
  ).toBeUndefined();
  const refused = (more: object) => () => decidePreferences(before, { ...body, ...more }, monday);
  expect(refused({ from: 16, to: 16 })).toThrow(Refusal);
  expect(refused({ timeZone: 'Mars/Olympus' })).toThrow(Refusal);
});
