import { unzipSync } from 'fflate';
import { fillPlaces, manifestValues, PackageError } from '../../appPackage/values';
import { appZip, exampleEnvironment } from '../../appPackage/zip';

function contents(environment = {}) {
  const files = unzipSync(appZip({ ...exampleEnvironment, ...environment }));
  const manifest = Buffer.from(files['manifest.json'] ?? []).toString();
  return { names: Object.keys(files).sort(), manifest, json: JSON.parse(manifest) };
}

test('the zip holds the manifest and what it names, and nothing else', () => {
  const { names, json } = contents();
  const languages = json.localizationInfo.additionalLanguages.map(
    ({ file }: { file: string }) => file,
  );
  const named: string[] = [...Object.values<string>(json.icons), ...languages];
  expect(names).toEqual(['manifest.json', ...named].sort());
});

test('every place of the manifest is filled', () => {
  const { manifest, json } = contents();
  expect(manifest).not.toContain('${{');
  expect(json.id).toBe(exampleEnvironment.APP_ID);
  expect(json.bots[0].botId).toBe(exampleEnvironment.BOT_ID);
  expect(json.composeExtensions[0].botId).toBe(exampleEnvironment.BOT_ID);
  expect(json.staticTabs[0].contentUrl).toBe('https://learning.example.com/tab/home');
  expect(json.configurableTabs[0].configurationUrl).toBe(
    'https://learning.example.com/tab/configure',
  );
  expect(json.validDomains).toEqual(['learning.example.com']);
  expect(json.webApplicationInfo).toEqual({
    id: exampleEnvironment.TAB_CLIENT_ID,
    resource: `api://learning.example.com/${exampleEnvironment.TAB_CLIENT_ID}`,
  });
});

test('the same values give the same bytes', () => {
  expect(Buffer.from(appZip(exampleEnvironment))).toEqual(Buffer.from(appZip(exampleEnvironment)));
});

test('a path behind the public address does not reach the manifest twice', () => {
  const { json } = contents({ PUBLIC_URL: 'https://learning.example.com/' });
  expect(json.staticTabs[0].contentUrl).toBe('https://learning.example.com/tab/home');
});

test('a value cannot break out of its place', () => {
  const { json } = contents({ APP_DEVELOPER: 'The "Best" \\ Works' });
  expect(json.developer.name).toBe('The "Best" \\ Works');
  expect(json.developer.websiteUrl).toBe('https://learning.example.com');
});

test.each([
  [{ BOT_ID: '' }, /^BOT_ID is missing/],
  [{ BOT_ID: 'my-bot' }, /^BOT_ID must be a GUID/],
  [{ APP_ID: '1234' }, /^APP_ID must be a GUID/],
  [{ PUBLIC_URL: undefined }, /^PUBLIC_URL is missing/],
  [{ PUBLIC_URL: 'http://learning.example.com' }, /^PUBLIC_URL must begin with https/],
  [{ APP_DEVELOPER: 'x'.repeat(33) }, /manifest.json \/developer\/name must NOT have more than 32/],
  [{ APP_PRIVACY_URL: 'nowhere' }, /manifest.json \/developer\/privacyUrl/],
])('%j is refused with a sentence', (environment, sentence) => {
  const zip = () => appZip({ ...exampleEnvironment, ...environment });
  expect(zip).toThrow(PackageError);
  expect(zip).toThrow(sentence);
});

test('the ids of the app and the tab are the bot id where none is given', () => {
  const { BOT_ID, PUBLIC_URL } = exampleEnvironment;
  expect(manifestValues({ BOT_ID, PUBLIC_URL })).toMatchObject({
    APP_ID: BOT_ID,
    TAB_CLIENT_ID: BOT_ID,
  });
});

test('a place nobody knows is refused', () => {
  expect(() => fillPlaces(`"$${'{{NEW_ONE}}'}"`, {})).toThrow('NEW_ONE');
});
