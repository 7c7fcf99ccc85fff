import de from '../../bot/texts/de.json';
import en from '../../bot/texts/en.json';
import { languages, textsFor } from '../../bot/texts/texts';
import { argumentsOf, messagesOf } from '../support/messages';

const english = messagesOf(en);
const catalogues = { en: english, de: messagesOf(de) };
const others = languages.filter((language) => language !== 'en');

/** Names, and words that German took over; whoever adds one here has looked at it. */
const sameInGerman = [
  ...['teams.team', 'spaces.form.name', 'people.form.pause', 'tab.me.pause'],
  ...['recognition.card.label', 'tab.pages.wall', 'tab.configure.name', 'tab.wall.list'],
  ...['tab.status.milliseconds', 'tab.home.link'],
  ...['tab.awards.evidence.kudos', 'awards.evidence.kudos', 'tab.pages.links', 'tab.links.title'],
  ...['tab.links.form.url', 'links.form.url', 'links.card.label', 'tab.questions.in'],
  'health.share',
];
/** Nothing but places, or places and marks: there is nothing to translate. */
const isWordless = (message: string) => !/\p{L}/u.test(message.replaceAll(/\{\w+\}/g, ''));

test.each(others)('%s has a message for each key of English, and none besides', (language) => {
  const own = catalogues[language];
  const missing = [...english].filter(([key]) => !own.has(key));
  const lines = missing.map(([key, message]) => `${key}: ${JSON.stringify(message)}`);
  if (lines.length > 0)
    throw new Error(
      `bot/texts/${language}.json lacks these keys of en.json (people read them in English until then):\n${lines.join('\n')}`,
    );
  expect([...own.keys()].filter((key) => !english.has(key))).toEqual([]);
});

test.each(others)('%s has the same places in each message, of the same types', (language) => {
  const differing = [...catalogues[language]]
    .map(([key, message]) => ({
      key,
      found: argumentsOf(message, language),
      wanted: argumentsOf(english.get(key) ?? '', 'en'),
    }))
    .filter(({ found, wanted }) => found.join() !== wanted.join());
  expect(differing).toEqual([]);
});

test('nothing was left in English by accident', () => {
  const same = [...english]
    .filter(([key, message]) => !isWordless(message) && catalogues.de.get(key) === message)
    .map(([key]) => key);
  expect(same.toSorted()).toEqual(sameInGerman.toSorted());
});

test.each(languages)('every message of %s can be said, of none, of one and of many', (language) => {
  const own = textsFor(language);
  for (const [key, message] of catalogues[language]) {
    const named = argumentsOf(message, language).map((place) => place.split(' ')[0] ?? '');
    for (const value of [0, 1, 2, 1_000]) {
      const values = Object.fromEntries(named.map((name) => [name, value]));
      // Some say nothing of none.
      const silent = value === 0 && textsFor('en')(key, values) === '';
      expect([key, value, own(key, values).trim() === '']).toEqual([key, value, silent]);
    }
  }
});

test('German speaks to people as du', () => {
  const formal = [...catalogues.de].filter(([, message]) =>
    /\b(Ihre?[mnrs]?|Ihnen)\b/.test(message),
  );
  expect(formal.map(([key]) => key)).toEqual([]);
});
