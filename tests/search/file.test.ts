import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeFile } from '../../bot/search/file';

/** Another process that has the file open, as a running server has. */
const holder = `
  const Database = require('libsql');
  const db = new Database(process.argv[1]);
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)');
  process.stdin.on('end', () => process.exit()).resume();
  console.log('open');
`;

test('the file of an index goes only when nobody has it open', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'index-'));
  const file = path.join(folder, 'search');
  const child = spawn(process.execPath, ['-e', holder, file], { cwd: process.cwd() });
  await once(child.stdout, 'data');
  expect(removeFile(file)).toBe(false);
  expect(existsSync(file)).toBe(true);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect(removeFile(file)).toBe(true);
  expect(existsSync(file)).toBe(false);
  expect(removeFile(file)).toBe(true);
  rmSync(folder, { recursive: true });
});
