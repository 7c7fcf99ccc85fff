import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { registerAll } from '../../bot/app';
import { makeRegistry } from '../../bot/teams/registry';
import en from '../../bot/texts/en.json';
import type { World } from '../../bot/world';

const bot = path.join(__dirname, '../../bot');
const practices = [
  'recognition',
  'awards',
  'links',
  'questions',
  'posts',
  'people',
  'nudges',
  'health',
];

function sources(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
}
const code = sources(bot);
const quoted = (pattern: RegExp) =>
  new Set(code.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found = '']) => found)));

/** Everything the practices register; registering asks the world for the outbox, and to be told of, alone. */
function registered() {
  const registry = makeRegistry();
  const effects: string[] = [];
  const handle = (kind: string) => effects.push(kind);
  const outbox = { handle, handleTogether: handle, handleUnordered: handle };
  const provided = { provide: () => {}, provideNeeds: () => {}, add: () => {} };
  const world = {
    outbox,
    nudges: provided,
    digests: provided,
    home: provided,
    weekly: provided,
    forms: provided,
  };
  registerAll(registry, world as unknown as World);
  return { registry, effects };
}

function leaves(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : leaves(value, `${prefix}${key}.`),
  );
}

const begun = (name: string) => existsSync(path.join(bot, name, 'contract.ts'));

test.each(practices.filter(begun))('the practice %s has the files every practice has', (name) => {
  const files = readdirSync(path.join(bot, name));
  const expected = ['contract.ts', 'domain.ts', 'store.ts', 'cards.ts', 'handlers.ts', 'routes.ts'];
  expect(files).toEqual(expect.arrayContaining(expected));
});

test('every button has a handler', () => {
  const verbs = quoted(/(?:verb: |button\()'([a-z]+\.[a-zA-Z]+)'/g);
  expect(verbs.size).toBeGreaterThan(5);
  expect(registered().registry.verbs).toEqual(expect.arrayContaining([...verbs]));
});

test('every effect has a handler', () => {
  const practicesWithMessages = quoted(/messageEffects\('([a-z]+)'\)/g);
  const messages = [...practicesWithMessages].flatMap((name) =>
    ['post', 'show', 'remove'].map((what) => `${name}.${what}`),
  );
  const kinds = new Set([...quoted(/[kK]ind(?::| =) '([a-z]+\.[a-zA-Z]+)'/g), ...messages]);
  expect(kinds.size).toBeGreaterThan(5);
  expect(registered().effects).toEqual(expect.arrayContaining([...kinds]));
});

test('every command of the manifest has a handler, and every handler is in the manifest', () => {
  const manifest = readFileSync(path.join(bot, '../appPackage/manifest.json'), 'utf8');
  const { bots, composeExtensions } = JSON.parse(manifest);
  const lists: { commands: { title: string }[] }[] = bots[0].commandLists;
  const { registry } = registered();
  for (const { commands } of lists)
    expect(registry.commands).toEqual(expect.arrayContaining(commands.map(({ title }) => title)));
  const extensions: { id: string; type: string }[] = composeExtensions[0].commands;
  const idsOf = (type: string) =>
    extensions.flatMap((command) => (command.type === type ? [command.id] : [])).toSorted();
  expect(idsOf('action')).toEqual([...registry.dialogs].toSorted());
  expect(idsOf('query')).toEqual([...registry.queries].toSorted());
});

test('every text that is asked for is in the catalogue, and none is left over', () => {
  const known = leaves(en).filter((key) => !key.startsWith('tab.'));
  const asked = quoted(/(?:text|Refusal|answer|textsFor\([^)]*\))\(\s*(?:turn, )?'([a-zA-Z.]+)'/g);
  for (const key of asked) expect(known).toContain(key);
  const words = code.map(({ text }) => text).join('\n');
  const families = [...words.matchAll(/`([a-zA-Z.]+)\.\$\{/g)].map(([, family]) => `${family}.`);
  const used = (key: string) =>
    words.includes(`'${key}'`) || families.some((family) => key.startsWith(family));
  expect(known.filter((key) => !used(key))).toEqual([]);
});

test('the tab takes contracts as types alone: a value would put the validator into the bundle', () => {
  const tab = sources(path.join(bot, '../tab/src'));
  for (const { file, text } of tab) {
    const values = [...text.matchAll(/^import (?!type )[^;]*contract';/gms)].map(
      ([line]) => `${file}: ${line}`,
    );
    expect(values).toEqual([]);
  }
});
