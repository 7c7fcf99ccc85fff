import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentOf } from '../../appPackage/environment';
import { PackageError } from '../../appPackage/values';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'env-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

test('a named form is read, and the shell counts more', () => {
  write('.env.dev', '# The bot\nBOT_ID=one\nAPP_DEVELOPER="Larkfield Water"\n');
  write('.env', 'BOT_ID=other\n');
  expect(environmentOf(folder, 'dev', { APP_ID: 'two', BOT_ID: 'three' })).toEqual({
    APP_DEVELOPER: 'Larkfield Water',
    APP_ID: 'two',
    BOT_ID: 'three',
  });
});

test('without a name it is env/.env, or the shell alone', () => {
  expect(environmentOf(folder, undefined, { BOT_ID: 'one' })).toEqual({ BOT_ID: 'one' });
  write('.env', 'PUBLIC_URL=https://learning.example.com\n');
  expect(environmentOf(folder, undefined, { BOT_ID: 'one' })).toEqual({
    BOT_ID: 'one',
    PUBLIC_URL: 'https://learning.example.com',
  });
});

test.each([
  ['dev', /^env\/.env.dev is missing: copy env\/.env.example to it/],
  ['../secrets', /^"..\/secrets" names no environment/],
])('%s is refused with a sentence', (name, sentence) => {
  expect(() => environmentOf(folder, name, {})).toThrow(PackageError);
  expect(() => environmentOf(folder, name, {})).toThrow(sentence);
});
