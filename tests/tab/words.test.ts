/** @jest-environment jsdom */
import en from '../../bot/texts/en.json';
import { initials, together } from '../../tab/src/names';
import { pageAt, pages } from '../../tab/src/pages';
import { receiverText } from '../../tab/src/recognition/receiver';
import { type TextKey, text } from '../../tab/src/texts';
import { teamsTheme } from '../../tab/src/theme-name';
import { ago } from '../../tab/src/when';

const person = (name: string) => ({ id: name, name });

function keys(node: object, path: readonly string[] = []): string[] {
  return Object.entries(node).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[...path, key].join('.')] : keys(inner as object, [...path, key]),
  );
}

test('every text of the tab is a valid message', () => {
  const named = [...JSON.stringify(en.tab).matchAll(/\{(\w+)/g)].map(([, name]) => [name, 2]);
  const values = Object.fromEntries(named);
  const all = keys(en.tab) as TextKey[];
  expect(all.length).toBeGreaterThan(40);
  for (const key of all) expect(text(key, values).trim()).not.toBe('');
});

test('the practices are called what the cards call them', () => {
  expect(en.tab.practice).toEqual(en.recognition.practice);
});

describe('how long ago', () => {
  const now = Date.UTC(2025, 5, 12, 14);
  const minute = 60_000;
  const day = 1_440 * minute;
  test.each([
    [0, 'just now'],
    [-5 * minute, 'just now'],
    [minute - 1, 'just now'],
    [minute, '1 minute ago'],
    [59 * minute, '59 minutes ago'],
    [60 * minute, '1 hour ago'],
    [day - 1, '23 hours ago'],
    [day, 'yesterday'],
    [6 * day, '6 days ago'],
    [7 * day, 'last week'],
    [27 * day, '3 weeks ago'],
    [28 * day, 'May 15, 2025'],
  ])('%i ms reads %s', (past, words) => {
    expect(ago(now - past, now)).toBe(words);
  });
});

test.each([
  ['Mia Brandt', 'MB'],
  ['Inês Maria Duarte', 'ID'],
  ['élodie', 'É'],
  ['Yuki 田中', 'Y田'],
  ['Sam (Contractor)', 'S'],
  ['𝒜lan 𝒯uring', '𝒜𝒯'],
  ['  ', ''],
  ['', ''],
])('the initials of "%s" are "%s"', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test('names are listed as people say them', () => {
  expect(together(['Mia'])).toBe('Mia');
  expect(together(['Mia', 'Jonas'])).toBe('Mia and Jonas');
  expect(together(['Mia', 'Jonas', '3 others'])).toBe('Mia, Jonas, and 3 others');
});

test('who is thanked', () => {
  const two = ['Mia', 'Jonas'].map(person);
  expect(receiverText({ kind: 'person', person: person('Mia') })).toEqual({ title: 'Mia' });
  expect(receiverText({ kind: 'space', name: 'Care', members: 1_043 })).toEqual({
    title: 'All 1,043 of Care',
  });
  expect(receiverText({ kind: 'crew', people: two })).toEqual({ title: 'Mia and Jonas' });
  expect(receiverText({ kind: 'crew', name: 'Owls', people: two })).toEqual({
    title: 'Owls',
    people: 'Mia and Jonas',
  });
  const four = ['Mia', 'Jonas', 'Aylin', 'Tom'].map(person);
  expect(receiverText({ kind: 'crew', people: four })).toEqual({
    title: 'A crew of 4',
    people: 'Mia, Jonas, Aylin, and Tom',
  });
});

test('a theme name of Teams that is not known is light', () => {
  expect(['default', 'dark', 'contrast', 'glass', ''].map(teamsTheme)).toEqual([
    'light',
    'dark',
    'contrast',
    'light',
    'light',
  ]);
});

test('every address leads to a page, an unknown one to the wall', () => {
  for (const page of pages) expect(pageAt(`/tab/${page.path}`)).toBe(page);
  const wall = pages.find(({ path }) => path === '');
  expect(pageAt('/tab')).toBe(wall);
  expect(pageAt('/tab/channel/')).toBe(pageAt('/tab/channel'));
  expect(pageAt('/tab/nowhere')).toBe(wall);
});
