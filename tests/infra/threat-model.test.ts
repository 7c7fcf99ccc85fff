import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const rows = read('infra/threat-model.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The files a cell names, each with the quoted test names behind it. */
function filesIn(cell: string): { file: string; named: string[] }[] {
  return [...cell.matchAll(/`([\w./-]+\.[a-z]+|\.npmrc)`([^`]*)/g)].map(
    ([, file = '', after = '']) => ({
      file,
      named: [...after.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
    }),
  );
}

test.each(rows.map(([, who = '', stops = '', tests = '']) => ({ who, stops, tests })))(
  'against $who there is code, and a test by that name',
  ({ stops, tests }) => {
    const code = filesIn(stops);
    expect(code.length).toBeGreaterThan(0);
    for (const { file } of code)
      expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
    const tested = filesIn(tests);
    expect(tested.length).toBeGreaterThan(0);
    for (const { file, named } of tested) {
      expect([file, named.length]).not.toEqual([file, 0]);
      for (const name of named) expect(read(file)).toContain(`'${name}'`);
    }
  },
);

test('every attacker of the design is there', () => {
  const table = rows.map(([, who]) => who).join('\n');
  for (const attacker of [
    ...[
      'no token',
      'expired',
      'audience or issuer',
      'serviceUrl',
      'tenant',
      'one space who asks for',
    ],
    ...['removed a minute ago', 'no curator', 'who shared the link', "another link's signature"],
    ...['replayed or has expired', 'private', 'floods', 'without an app id'],
  ])
    expect(table).toContain(attacker);
});
