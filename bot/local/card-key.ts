import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../settings';

function fresh(): string {
  return randomBytes(32).toString('hex');
}

/**
 * The key that signs the cards of local mode: made once and kept beside the embedded store, so that the
 * buttons of yesterday's cards still work. A store elsewhere gets a key that lives as long as the process.
 */
export function keepCardKey(store: Settings['store']): string {
  if (store.kind !== 'sqlite' || store.file === ':memory:') return fresh();
  const folder = path.dirname(path.resolve(store.file));
  const file = path.join(folder, 'card-key');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, fresh(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
