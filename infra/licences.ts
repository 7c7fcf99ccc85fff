import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closure, type Lock, nameOf, readLock } from './packages';

/** Licences that let a closed product ship the package, as long as it ships the licence's text too. */
const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
];

/** Packages whose package.json says it in an old way, by name and version, with what their licence file says. */
const readByHand: Readonly<Record<string, string>> = { 'cldrjs@0.5.5': 'MIT' };

export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Where it is installed. */
  readonly place: string;
}

/** True where an SPDX expression lets us choose an allowed licence. */
export function isAllowed(licence: string): boolean {
  const terms = licence.replaceAll(/[()]/g, ' ').trim();
  if (/\sAND\s|\sWITH\s/.test(terms)) return terms.split(/\s+AND\s+/).every(isAllowed);
  return terms.split(/\s+OR\s+/i).some((term) => allowed.includes(term));
}

/** The packages at the given places of the lock, each once, sorted, with their licences. */
export function licencesOf(lock: Lock, places: readonly string[]): readonly Shipped[] {
  const shipped = places.map((place) => {
    const { version = '', license } = lock[place] ?? {};
    const name = nameOf(place);
    const licence = license ?? readByHand[`${name}@${version}`] ?? 'unknown';
    return { name, version, licence, place };
  });
  const once = new Map(shipped.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** The packages that source files of the tab import: what is in its bundle, with all they need. */
function importedBy(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.tsx?$/.test(file));
  const names = sources.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const found = text.matchAll(/from '((?:@[\w-]+\/)?[\w-]+)[^']*'/g);
    return [...found].map(([, name = '']) => name);
  });
  return [...new Set(names)];
}

/** All that ships: what the server depends on, and what the tab is bundled from. */
export function shippedPackages(root: string): readonly Shipped[] {
  const lock = readLock(root);
  const { dependencies = {} } = lock[''] ?? {};
  const roots = [...Object.keys(dependencies), ...importedBy(path.join(root, 'tab/src'))];
  return licencesOf(lock, closure(lock, roots));
}

/** The licences of what ships, with their texts where the package brings one: what the terms ask to ship along. */
export function notices(root: string): string {
  return shippedPackages(root)
    .map(({ name, version, licence, place }) => {
      const folder = path.join(root, place);
      const files = existsSync(folder) ? readdirSync(folder) : [];
      const file = files.find((each) => /^licen[cs]e/i.test(each));
      const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${licence})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(72)}\n\n`);
}

/** `npm run check:licences` */
if (require.main === module) {
  const shipped = shippedPackages(path.resolve(__dirname, '..'));
  const refused = shipped.filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused)
    console.error(
      `${name} ${version} is under "${licence}", which infra/licences.ts does not allow.`,
    );
  console.log(`${shipped.length} packages ship, ${refused.length} under a licence not allowed.`);
  if (refused.length > 0) process.exitCode = 1;
}
