import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

function take(file: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** True where the process that took the lock is gone, as after Ctrl-C. */
function isLeftBehind(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Just taken, and its owner not written yet.
    if (!pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Runs while no other process holds the lock; waits for those that do. The lock is a file with the holder's process id. */
export async function locked<T>(file: string, run: () => Promise<T>): Promise<T> {
  while (!take(file)) {
    if (isLeftBehind(file)) rmSync(file, { force: true });
    else await sleep(100);
  }
  try {
    return await run();
  } finally {
    rmSync(file, { force: true });
  }
}
