import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languageProblems, translatedPlaces } from '../../appPackage/languages';

const read = (name: string) =>
  JSON.parse(readFileSync(path.join(__dirname, '../../appPackage', name), 'utf8'));
const manifest = read('manifest.json');
const german = read('de.json');
const problems = (texts: object) => languageProblems(manifest, 'de.json', { ...german, ...texts });

test('German has a text for each place of the manifest, and none besides', () => {
  expect(problems({})).toEqual([]);
  expect(translatedPlaces(manifest)).toContain(
    'composeExtensions[0].commands[7].parameters[2].title',
  );
});

test('the words people type to the bot are the same in every language', () => {
  const typed = Object.keys(german).filter((place) => /^bots.*commands\[\d+\]\.title$/.test(place));
  expect(typed).toEqual([]);
});

test('the languages of the manifest are those of its texts: German differs from English', () => {
  const at = (place: string) =>
    place
      .replaceAll(/\[(\d+)\]/g, '.$1')
      .split('.')
      .reduce((node, key) => node?.[key], manifest);
  const names = ['name.short', 'name.full', 'composeExtensions[0].commands[7].title'];
  const same = translatedPlaces(manifest).filter((place) => at(place) === german[place]);
  expect(same).toEqual(names);
});

test.each([
  [{ 'description.short': undefined }, /^de.json .*must have required|lacks description.short/],
  [{ 'staticTabs[0].name': 'x'.repeat(129) }, /^de.json .*must NOT have more than 128 characters$/],
  [{ 'staticTabs[1].name': 'Chat' }, /^de.json has staticTabs\[1\].name, which is not a text/],
  [{ 'name.medium': 'Lernen' }, /name.medium/],
])('a wrong translation is told what is wrong (%#)', (texts, sentence) => {
  const wrong = JSON.parse(JSON.stringify({ ...german, ...texts }));
  const found = languageProblems(manifest, 'de.json', wrong);
  expect(found).toContainEqual(expect.stringMatching(sentence));
});

test('a text nobody translated is missed', () => {
  const { 'staticTabs[0].name': _gone, ...rest } = german;
  expect(languageProblems(manifest, 'de.json', rest)).toEqual([
    'de.json lacks staticTabs[0].name.',
  ]);
});
