import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const shared = path.join(__dirname, '../../../shared/benchmarks');

/** A file of the shared benchmarks, which lie beside the checkout and are no part of it. */
export function sharedFile(name: string): string {
  return path.join(shared, name);
}

/** Says in its name that it was skipped, and what for. */
function skip(name: string): (title: string, check: () => void) => void {
  return (title) => test.skip(`${title}: there is no ../shared/benchmarks/${name} here`, () => {});
}

/** `test` where the shared files are there. */
export function testWith(name: string): (title: string, check: () => void) => void {
  return existsSync(sharedFile(name)) ? test : skip(name);
}

export function readShared(name: string): unknown {
  return JSON.parse(readFileSync(sharedFile(name), 'utf8'));
}

export function readLines(name: string): unknown[] {
  const lines = readFileSync(sharedFile(name), 'utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line) => JSON.parse(line));
}
