import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fingerprint } from '../../infra/fingerprint';
import { locked } from '../../infra/lock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

describe('the fingerprint of sources', () => {
  const print = () => fingerprint(folder, ['src']);
  beforeEach(() => {
    mkdirSync(at('src/deep'), { recursive: true });
    writeFileSync(at('src/a.ts'), 'one');
    writeFileSync(at('src/deep/b.ts'), 'two');
  });

  test('stays the same where a file is written again with the same content', () => {
    const before = print();
    writeFileSync(at('src/a.ts'), 'one');
    expect(print()).toBe(before);
  });

  test.each([
    ['changed', () => writeFileSync(at('src/deep/b.ts'), 'three')],
    ['added', () => writeFileSync(at('src/c.ts'), '')],
    ['removed', () => rmSync(at('src/a.ts'))],
    ['renamed', () => renameSync(at('src/a.ts'), at('src/z.ts'))],
    [
      'split differently',
      () => {
        writeFileSync(at('src/a.ts'), 'on');
        writeFileSync(at('src/deep/b.ts'), 'etwo');
      },
    ],
  ])('differs where one is %s', (_how, change) => {
    const before = print();
    change();
    expect(print()).not.toBe(before);
  });
});

describe('the lock of a build', () => {
  test('lets one run at a time', async () => {
    const seen: string[] = [];
    const run = (name: string) =>
      locked(at('dist/.lock'), async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(`${name} ends`);
      });
    await Promise.all([run('first'), run('second')]);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  test('is given back where the run fails', async () => {
    await expect(locked(at('.lock'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(at('.lock'))).toBe(false);
  });

  test('is taken from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(at('.lock'), String(pid));
    await expect(locked(at('.lock'), async () => 'done')).resolves.toBe('done');
  });
});
