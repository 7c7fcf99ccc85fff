/** @jest-environment jsdom */
import { IntlMessageFormat } from 'intl-messageformat';
import { mirrorAll } from '../../tab/src/mirrored';
import { initials, together } from '../../tab/src/names';
import { direction, locale, onLanguage, speak, text } from '../../tab/src/texts';
import { ago, hourName, weekdayName } from '../../tab/src/when';

const root = document.documentElement;
const day = 86_400_000;

afterEach(() => speak('en-GB'));

test('German words, plurals, lists, days and times of the region', async () => {
  await speak('de-AT');
  expect(text('wall.empty.title')).toBe('Hier gibt es noch keine Kudos');
  expect(text('questions.answers', { count: 1 })).toBe('1 Antwort');
  expect(text('questions.answers', { count: 1_234 })).toMatch(/^1\D234 Antworten$/);
  expect(together(['Mia', 'Jonas', 'Aylin'])).toBe('Mia, Jonas und Aylin');
  expect(ago(0, day)).toBe('gestern');
  expect(ago(0, 40 * day)).toBe('01.01.1970');
  expect(weekdayName(1)).toBe('Montag');
  expect(hourName(15)).toBe('15:00');
  expect(initials('ß')).toBe('SS');
  expect([root.lang, root.dir]).toEqual(['de-AT', 'ltr']);
});

test('a change of language is told, and what was said before is said anew', async () => {
  let told = 0;
  const unfollow = onLanguage(() => {
    told += 1;
  });
  expect([text('cancel'), together(['Mia', 'Tom'])]).toEqual(['Cancel', 'Mia and Tom']);
  await speak('de');
  expect([text('cancel'), together(['Mia', 'Tom'])]).toEqual(['Abbrechen', 'Mia und Tom']);
  await speak('de');
  expect(told).toBe(1);
  unfollow();
  await speak('en');
  expect([told, text('cancel')]).toEqual([1, 'Cancel']);
});

test('of two languages asked for at once the last is spoken', async () => {
  await Promise.all([speak('de'), speak('en-US')]);
  expect([locale(), text('cancel')]).toEqual(['en-US', 'Cancel']);
  await Promise.all([speak('en-US'), speak('de-CH')]);
  expect([locale(), text('cancel')]).toEqual(['de-CH', 'Abbrechen']);
});

test('a language without texts is spoken as English, lists and days too', async () => {
  await speak('fr-FR');
  expect([locale(), root.lang, root.dir]).toEqual(['en', 'en', 'ltr']);
  expect(together(['Mia', 'Tom'])).toBe('Mia and Tom');
});

test('the language nobody speaks is read from right to left', async () => {
  await speak('ar-XB');
  expect([direction(), root.lang, root.dir]).toEqual(['rtl', 'ar-XB', 'rtl']);
});

test('its words are longer, and the places and choices of a message stay', () => {
  const parse = (message: string) => new IntlMessageFormat(message, 'en').getAst();
  const { plain, parsed } = mirrorAll({
    plain: 'Show all',
    parsed: parse('{n, plural, one {# day of {name}} other {# days}}!'),
  }) as { plain: string; parsed: ReturnType<typeof parse> };
  expect(plain).toBe('\u200f\u202eShoow\u202c \u200f\u202eaall\u202c');
  const said = new IntlMessageFormat(parsed, 'en').format({ n: 1, name: 'Mia' });
  expect(said).toBe('1 \u200f\u202edaay\u202c \u200f\u202eoof\u202c Mia!');
});
