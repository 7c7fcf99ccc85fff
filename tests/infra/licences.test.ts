import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isAllowed, licencesOf, shippedPackages } from '../../infra/licences';
import { closure, readLock } from '../../infra/packages';

const root = path.resolve(__dirname, '../..');
const lock = readLock(root);

test('everything that ships is under a licence we may ship', () => {
  const shipped = shippedPackages(root);
  const names = shipped.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['botbuilder', 'libsql', 'react-dom', 'cldrjs']));
  expect(names).not.toContain('jest');
  expect(shipped.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND MIT', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['AGPL-3.0-or-later', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN LICENSE', false],
  ['unknown', false],
])('%s may ship: %s', (licence, may) => {
  expect(isAllowed(licence)).toBe(may);
});

test('a package that is asked for is found where Node finds it, with what it needs and may need', () => {
  const small = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { b: '2', c: '1' } },
    'node_modules/a/node_modules/b': { version: '2.0.0', optionalDependencies: { d: '1', e: '1' } },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/c': { version: '1.0.0', dependencies: { a: '1', b: '1' } },
    'node_modules/d': { version: '1.0.0' },
    'node_modules/unused': { version: '1.0.0' },
  };
  expect(closure(small, ['a'])).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/b',
    'node_modules/c',
    'node_modules/d',
  ]);
  expect(() => closure(small, ['x'])).toThrow('x is not in package-lock.json');
  expect(licencesOf(small, ['node_modules/a', 'node_modules/b'])).toMatchObject([
    { name: 'a', licence: 'MIT' },
    { name: 'b', version: '1.0.0', licence: 'unknown' },
  ]);
});

describe('the lock file', () => {
  test('has a hash for every package, and names nowhere to get it from', () => {
    const packages = Object.entries(lock).filter(([place]) => place !== '');
    expect(packages.length).toBeGreaterThan(500);
    const bare = packages.filter(
      ([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
    );
    expect(bare).toEqual([]);
    const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
    expect(text).not.toContain('"resolved"');
    expect(text).not.toContain('"link"');
  });

  test('locks exactly what package.json asks for, by version', () => {
    const wanted = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const all: [string, string][] = Object.entries({
      ...wanted.dependencies,
      ...wanted.devDependencies,
    });
    for (const [name, version] of all)
      expect([name, lock[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });
});
