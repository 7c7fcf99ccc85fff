import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { version } from '../package.json';
import { buildWhatChanged } from './build';
import { notices } from './licences';
import { closure, readLock } from './packages';

const root = resolve(__dirname, '..');
/** Native code, which the bundle looks for beside itself. */
const native = ['libsql'];
const licencesFile = 'LICENCES.txt';

/** This machine's system, as packages with native code are named: `linux-x64-gnu`, `darwin-arm64`. */
export function thisSystem(): string {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  const linux = header.glibcVersionRuntime ? '-gnu' : '-musl';
  const ends: Readonly<Record<string, string>> = { linux, win32: '-msvc' };
  return `${process.platform}-${process.arch}${ends[process.platform] ?? ''}`;
}

/** Where the native packages for a system are installed. Throws where that system's are not. */
function nativePackages(system: string): readonly string[] {
  const lock = readLock(root);
  const places = closure(lock, native);
  const built = places.filter((place) => place.startsWith('node_modules/@libsql/'));
  const ours = built.filter((place) => place.endsWith(`/${system}`));
  if (ours.length === 0 || ours.some((place) => !existsSync(join(root, place))))
    throw new Error(
      `The native packages for ${system} are not installed: ship on such a machine, or install them ` +
        `with npm ci --os=linux --cpu=x64 --libc=glibc for linux-x64-gnu.`,
    );
  return places.filter((place) => !built.includes(place) || ours.includes(place));
}

/** Empties a folder that was shipped into before; throws where it holds something else. */
function clear(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (names.length > 0 && !names.includes(licencesFile))
    throw new Error(`${folder} is not empty: name an empty folder.`);
  for (const name of names) rmSync(join(folder, name), { recursive: true });
}

/**
 * Puts all that a server needs into a folder, and nothing else: the bundle, the tab, native packages for
 * a system (this machine's unless named), and the licences. `node bot/index.js` starts it there. Builds what
 * changed. Rejects where the folder holds something else, or where that system's packages are not installed.
 */
export async function ship(folder: string, system = thisSystem()): Promise<void> {
  const places = nativePackages(system);
  clear(folder);
  await buildWhatChanged();
  mkdirSync(join(folder, 'bot'), { recursive: true });
  for (const name of ['index.js', 'index.js.map'])
    cpSync(join(root, 'dist/bot', name), join(folder, 'bot', name));
  cpSync(join(root, 'dist/tab'), join(folder, 'tab'), {
    recursive: true,
    filter: (file) => !file.endsWith('.built-from'),
  });
  for (const place of places)
    cpSync(join(root, place), join(folder, place), { recursive: true, dereference: true });
  const about = { name: 'social-learning-at-work', version, private: true, type: 'commonjs' };
  const start = 'node --enable-source-maps bot/index.js';
  const scripts = { start, admin: `${start} admin` };
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...about, scripts }, null, 2)}\n`,
  );
  writeFileSync(join(folder, licencesFile), notices(root));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

/** Bytes of a file, or of all files in a folder. */
export function sizeOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** `npm run ship [-- FOLDER [SYSTEM]]`: into dist/ship, for this machine's system. */
if (require.main === module) {
  const folder = resolve(process.argv[2] ?? join(root, 'dist/ship'));
  ship(folder, process.argv[3]).then(
    () => {
      const megabytes = (path: string) => `${(sizeOf(join(folder, path)) / 1e6).toFixed(1)} MB`;
      console.log(`${folder} is ready: ${megabytes('.')}, of which`);
      for (const part of ['bot/index.js', 'bot/index.js.map', 'tab', 'node_modules'])
        console.log(`  ${part.padEnd(18)}${megabytes(part).padStart(8)}`);
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
