import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');
const built = join(root, 'dist/tab');
const lock = join(root, 'dist/.building-tab');
const sources = ['tab', 'bot/texts/en.json', 'package-lock.json'];

function changed(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => changed(join(path, name))));
}

function isFresh(): boolean {
  const manifest = join(built, '.vite/manifest.json');
  if (!existsSync(manifest)) return false;
  const time = statSync(manifest).mtimeMs;
  return sources.every((source) => changed(join(root, source)) <= time);
}

function takeLock(): boolean {
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** A lock that was left behind by a process that was killed. */
function isStale(): boolean {
  return existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 120_000;
}

/**
 * The directory of the tab's production bundle, built if it is missing or older than its sources. Test files
 * that run at the same time wait for one another.
 */
export async function builtTab(): Promise<string> {
  while (!takeLock()) {
    if (isStale()) rmdirSync(lock);
    else await sleep(200);
  }
  try {
    if (!isFresh()) {
      const vite = join(root, 'node_modules/vite/bin/vite.js');
      // The tests' own NODE_ENV would bring the development build of React.
      const env = { ...process.env, NODE_ENV: 'production' };
      await promisify(execFile)(process.execPath, [vite, 'build', 'tab'], { cwd: root, env });
    }
    return built;
  } finally {
    rmdirSync(lock);
  }
}
