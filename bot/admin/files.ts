import { createReadStream, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { compactIndex, removeFile } from '../search/file';
import type { Settings } from '../settings';
import { compactSqlite } from '../tables/sqlite';

/** Whether a file has a text anywhere, also in what SQLite deleted and has not overwritten. */
async function has(file: string, text: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  let rest = '';
  for await (const chunk of createReadStream(file, 'latin1')) {
    const read = rest + chunk;
    if (read.includes(text)) return true;
    rest = read.slice(1 - text.length);
  }
  return false;
}

async function found(file: string, text: string): Promise<string[]> {
  const files = [file, `${file}-wal`];
  const having = await Promise.all(files.map((each) => has(each, text)));
  return files.filter((_, n) => having[n]);
}

/** Files of this machine that have the id in them, from an erasure that could not clean them or from before one. */
export async function filesWith(
  { store, searchFile }: Pick<Settings, 'store' | 'searchFile'>,
  id: string,
): Promise<readonly string[]> {
  const files = store.kind === 'sqlite' ? [store.file, searchFile] : [searchFile];
  return (await Promise.all(files.map((file) => found(file, id)))).flat();
}

/** A running product catches up with the erasure within some seconds. */
const tries = 8;
const pauseMs = 2_000;

/**
 * Overwrites what an erasure deleted from the files of this machine, and gives those that still have the id
 * in them: none, unless a running product is behind. The index of a product that does not run is taken
 * away; the next start makes it anew.
 */
export async function cleanFiles(
  { store, searchFile }: Pick<Settings, 'store' | 'searchFile'>,
  id: string,
): Promise<string[]> {
  const left: string[] = [];
  if (store.kind === 'sqlite' && store.file !== ':memory:') {
    compactSqlite(store.file);
    left.push(...(await found(store.file, id)));
  }
  if (removeFile(searchFile)) return left;
  for (let n = 1; ; n += 1) {
    compactIndex(searchFile);
    const still = await found(searchFile, id);
    if (still.length === 0 || n === tries) return [...left, ...still];
    await pause(pauseMs);
  }
}
