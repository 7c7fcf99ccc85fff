import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One entry of package-lock.json, as far as it is read here. */
interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What is locked, by where it is installed, such as `node_modules/a/node_modules/b`; the key `` is the product itself. */
export type Lock = Readonly<Record<string, LockedPackage>>;

/** The packages of package-lock.json. */
export function readLock(root: string): Lock {
  return JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
}

/** The name of a package by where it is installed. */
export function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Where Node finds a package that the one at `from` asks for: in the nearest node_modules, from its own up. */
function find(lock: Lock, from: string, name: string): string | undefined {
  const steps = from.split('/node_modules/');
  for (let depth = from === '' ? 0 : steps.length; depth >= 0; depth -= 1) {
    const above = steps.slice(0, depth).join('/node_modules/');
    const place = above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`;
    if (lock[place]) return place;
  }
  return undefined;
}

/**
 * Where the named packages and all they need are installed, sorted. Optional ones are among them where the
 * lock has them. Throws where one that is needed is not locked.
 */
export function closure(lock: Lock, names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (from: string, name: string, optional: boolean): void => {
    const place = find(lock, from, name);
    if (place === undefined) {
      if (optional) return;
      throw new Error(`${name} is not in package-lock.json: run npm install.`);
    }
    if (found.has(place)) return;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {} } = lock[place] ?? {};
    for (const needed of Object.keys(dependencies)) visit(place, needed, false);
    for (const wished of Object.keys(optionalDependencies)) visit(place, wished, true);
  };
  for (const name of names) visit('', name, false);
  return [...found].sort();
}
