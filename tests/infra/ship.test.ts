import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqlite } from '../../bot/tables/sqlite';
import { ship, sizeOf } from '../../infra/ship';
import { freePort } from '../support/started';
import { statusOf } from '../support/status-of';

const root = path.resolve(__dirname, '../..');
const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
const startWithin = 20_000;

/** Far from the checkout, so that nothing is found in its node_modules. */
let folder: string;
let started: ChildProcess[];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ship-'));
  const env = { ...process.env, NODE_ENV: 'production' };
  const run = spawn(process.execPath, [tsx, 'infra/ship.ts', folder], { cwd: root, env });
  let said = '';
  run.stderr.on('data', (words) => {
    said += words;
  });
  const [code] = await once(run, 'close');
  if (code !== 0) throw new Error(said);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
});

const settings = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://learning.example.com',
  LOG_LEVEL: 'warn',
  BOT_ID: '11111111-2222-4333-8444-555555555555',
  BOT_TENANT_ID: '11111111-2222-4333-8444-666666666666',
  BOT_PASSWORD: 'a made-up one',
  TENANTS: '11111111-2222-4333-8444-666666666666',
  CARD_KEYS: 'k'.repeat(32),
};

/** Starts the server there with the given settings and none of the shell's; words make it do something else. */
function start(environment: Record<string, string>, words: readonly string[] = []) {
  const child = spawn(process.execPath, ['bot/index.js', ...words], {
    ...{ cwd: folder, env: environment },
  });
  started.push(child);
  let said = '';
  let printed = '';
  child.stderr.on('data', (some) => {
    said += some;
  });
  child.stdout.on('data', (some) => {
    printed += some;
  });
  return { child, closed: once(child, 'close'), said: () => said, printed: () => printed };
}

async function whenReady(origin: string, closed: Promise<unknown>): Promise<void> {
  let ended = false;
  void closed.then(() => {
    ended = true;
  });
  for (const until = Date.now() + startWithin; Date.now() < until && !ended; await sleep(100)) {
    if ((await statusOf(`${origin}/readyz`).catch(() => undefined)) === 200) return;
  }
  throw new Error('The server did not become ready');
}

test('what ships runs by itself: embedded store, search, tab, and an end without loss', async () => {
  const port = await freePort();
  const { child, closed, said } = start({ ...settings, PORT: String(port) });
  const origin = `http://127.0.0.1:${port}`;
  await whenReady(origin, closed);
  expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ ready: true });
  const tab = await fetch(`${origin}/tab/`);
  expect(tab.headers.get('content-type')).toMatch(/^text\/html/);
  const script = /src="(\/tab\/assets\/[^"]+\.js)"/.exec(await tab.text())?.[1] ?? '';
  expect(await statusOf(origin + script)).toBe(200);
  const unsigned = await statusOf(`${origin}/api/messages`, { method: 'POST', body: '{}' });
  expect(unsigned).toBe(401);
  expect(readdirSync(path.join(folder, '.data'))).toContain('social-learning.db');
  child.kill('SIGTERM');
  expect(await closed).toEqual([0, null]);
  // Newer versions of Node warn of modules that packages still use.
  const complaints = said()
    .split('\n')
    .filter((line) => line && !/Deprecation|trace-dep/.test(line));
  expect(complaints).toEqual([]);
});

test('an operator has the commands where the product is; they work on its store, and make none', async () => {
  await openSqlite(path.join(folder, '.data/social-learning.db')).close();
  const file = path.join(folder, '.data', 'all.jsonl');
  const exported = start(settings, ['admin', 'export', file]);
  expect(await exported.closed).toEqual([0, null]);
  expect(JSON.parse(exported.printed())).toMatchObject({ file });
  const asked = start(settings, ['admin']);
  expect(await asked.closed).toEqual([1, null]);
  expect(asked.said()).toMatch(
    /^npm run admin -- COMMAND, where COMMAND is one of\n {2}export FILE/,
  );
  const nobody = start(settings, ['admin', 'erase', '11111111-2222-4333-8444-777777777777']);
  expect(await nobody.closed).toEqual([1, null]);
  expect(nobody.said() + nobody.printed()).toMatch(/No row names 1111/);
  const elsewhere = path.join(folder, '.data/elsewhere.db');
  const missing = start({ ...settings, SQLITE_FILE: elsewhere }, ['admin', 'spaces']);
  expect(await missing.closed).toEqual([1, null]);
  expect(missing.said()).toMatch(/There is no store at/);
  expect(existsSync(elsewhere)).toBe(false);
});

test.each([
  ['CARD_KEYS', ''],
  ['PUBLIC_URL', 'http://learning.example.com'],
])('a start with a wrong %s ends with a sentence that names it', async (key, value) => {
  const { closed, said } = start({ ...settings, [key]: value });
  expect(await closed).toEqual([1, null]);
  expect(said()).toMatch(new RegExp(`^${key} [^\\n]+$`, 'm'));
  expect(said()).not.toMatch(/^ +at /m);
});

test('a folder of something else is left alone', async () => {
  await expect(ship(path.join(root, 'tests/infra'))).rejects.toThrow(
    'is not empty: name an empty folder',
  );
});

test('a system nothing is installed for is told, with what to do', async () => {
  await expect(ship(folder, 'plan9-x64')).rejects.toThrow(
    /^The native packages for plan9-x64 are not installed: .*npm ci --os=linux/,
  );
  expect(readdirSync(folder)).toContain('bot');
});

test('it holds what is needed, and stays small', () => {
  const names = readdirSync(folder).filter((name) => name !== '.data');
  expect(names.sort()).toEqual([
    ...['LICENCES.txt', 'LICENSE', 'bot', 'node_modules', 'package.json', 'tab'],
  ]);
  expect(readdirSync(path.join(folder, 'bot')).sort()).toEqual(['index.js', 'index.js.map']);
  expect(readdirSync(path.join(folder, 'node_modules')).sort()).toEqual([
    ...['@libsql', '@neon-rs', 'libsql'],
  ]);
  expect(sizeOf(path.join(folder, 'bot/index.js'))).toBeLessThan(15_000_000);
  expect(sizeOf(path.join(folder, 'node_modules'))).toBeLessThan(25_000_000);
});
