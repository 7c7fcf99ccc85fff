import { unzipSync } from 'fflate';
import { manifestProblems } from '../../appPackage/schema';
import { appZip, exampleEnvironment } from '../../appPackage/zip';

const files = unzipSync(appZip(exampleEnvironment));
const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());

test('the manifest is valid by the schema of its version', () => {
  expect(manifestProblems(manifest)).toEqual([]);
});

test.each([
  [
    { ...manifest, colour: 'blue' },
    /^manifest.json \/ must NOT have additional properties \(colour\)$/,
  ],
  [{ ...manifest, id: 'mine' }, /^manifest.json \/id must match pattern/],
  [
    { ...manifest, name: { ...manifest.name, short: 'x'.repeat(31) } },
    /^manifest.json \/name\/short must NOT have more than 30 characters$/,
  ],
  [{ ...manifest, bots: [...manifest.bots, ...manifest.bots] }, /^manifest.json \/bots must NOT/],
])('a wrong manifest is told what is wrong (%#)', (wrong, sentence) => {
  expect(manifestProblems(wrong)).toEqual([expect.stringMatching(sentence)]);
});

test('it asks for no permission in teams or chats, and for no device', () => {
  expect(manifest).not.toHaveProperty('authorization');
  expect(manifest).not.toHaveProperty('devicePermissions');
});

test('the bot answers in personal chats, teams and group chats, and lists its commands in each', () => {
  const [bot] = manifest.bots;
  const listed = bot.commandLists.flatMap(({ scopes }: { scopes: string[] }) => scopes);
  expect(listed.sort()).toEqual([...bot.scopes].sort());
  const titles = bot.commandLists.map(({ commands }: { commands: { title: string }[] }) =>
    commands.map(({ title }) => title),
  );
  expect(titles).toEqual([
    ['kudos', 'ask', 'share', 'wol', 'awards', 'email', 'digest', 'profile', 'groups', 'help'],
    [...['kudos', 'ask', 'share', 'wol', 'awards', 'digest', 'profile', 'groups', 'space', 'help']],
  ]);
});

test('every command of the message extension says to a machine what it is for', () => {
  const [{ commands }] = manifest.composeExtensions;
  for (const { semanticDescription, description } of commands)
    expect(semanticDescription?.length).toBeGreaterThan(description.length);
  const queries = commands.filter(({ type }: { type: string }) => type === 'query');
  for (const { parameters, samplePrompts } of queries) {
    expect(samplePrompts.length).toBeGreaterThan(0);
    for (const { semanticDescription } of parameters) expect(semanticDescription).toMatch(/\w/);
  }
});

test('it unfolds links of its own domain alone, and asks for no activity feed it does not write to', () => {
  const [{ messageHandlers }] = manifest.composeExtensions;
  expect(messageHandlers).toEqual([{ type: 'link', value: { domains: manifest.validDomains } }]);
  expect(manifest).not.toHaveProperty('activities');
});

test('the personal tab has what Outlook and Microsoft 365 ask for', () => {
  const [major, minor] = manifest.manifestVersion.split('.').map(Number);
  expect(major * 100 + minor).toBeGreaterThanOrEqual(113);
  expect(manifest.icons.color32x32).toBe('color32x32.png');
  expect(manifest.webApplicationInfo.resource).toContain(manifest.validDomains[0]);
});
