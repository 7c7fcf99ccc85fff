import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Message, type Plugin } from 'esbuild';
import { fingerprint } from './fingerprint';
import { locked } from './lock';

const root = resolve(__dirname, '..');
/** Lies in what was built, so that it goes when that goes. */
const stampFile = (part: Part) => join(root, 'dist', part, '.built-from');

/** Native code cannot be bundled: the server finds these in node_modules. */
const external = ['libsql', '@libsql/*'];

/**
 * Leaves out what reads dates and numbers in sentences: a third of the bundle, for dialogs of the SDK that
 * nobody here opens. Those look at its names of languages when they are loaded, and at nothing else.
 */
const withoutRecognizers: Plugin = {
  name: 'without-recognizers',
  setup({ onResolve, onLoad }) {
    const namespace = 'recognizers';
    onResolve({ filter: /^@microsoft\/recognizers-text/ }, ({ path }) => ({ path, namespace }));
    onLoad({ filter: /.*/, namespace }, () => ({ contents: 'exports.Culture = {};' }));
  },
};

/** How the server is bundled; `npm run dev` watches with the same options. */
export const serverBuild = {
  absWorkingDir: root,
  entryPoints: { index: 'bot/index.ts', fill: 'bot/local/fill.ts' },
  outdir: 'dist/bot',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  // Stack traces need file and line, not a second copy of every source.
  sourcesContent: false,
  legalComments: 'none',
  external,
  plugins: [withoutRecognizers],
  logLevel: 'silent',
} satisfies BuildOptions;

/** Thrown where a build says anything at all: a warning today is a fault at night. */
export class BuildError extends Error {
  constructor(messages: readonly Message[]) {
    super(
      messages
        .map(({ text, location }) => `${location?.file ?? ''}:${location?.line ?? ''} ${text}`)
        .join('\n'),
    );
    this.name = 'BuildError';
  }
}

/** Bundles the server into dist/bot. Throws BuildError on errors and on warnings. */
export async function buildServer(): Promise<void> {
  await rm(join(root, 'dist/bot'), { recursive: true, force: true });
  const { warnings } = await build(serverBuild).catch((failure) => {
    throw new BuildError(failure.errors ?? []);
  });
  if (warnings.length > 0) throw new BuildError(warnings);
}

/** Puts each file of a folder beside it, as small as it gets: a server has nothing to compress while people wait. */
function pack(folder: string): void {
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Builds the tab into dist/tab. Rejects with Vite's own error. */
export async function buildTab(): Promise<void> {
  const { NODE_ENV } = process.env;
  // Says only that a later Vite will load its configuration in another way.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  // Another one, as a test runner's, would bring the development build of React.
  process.env.NODE_ENV = 'production';
  try {
    const vite = await import('vite');
    await vite.build({
      root: join(root, 'tab'),
      configFile: join(root, 'tab/vite.config.ts'),
      logLevel: 'warn',
      // The budget script of the tab judges its size, by what is loaded first.
      build: { chunkSizeWarningLimit: 2_000 },
    });
    pack(join(root, 'dist/tab/assets'));
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/** What decides how the parts are built; the rest of the folder does not. */
const builders = ['infra/build.ts', 'infra/fingerprint.ts'];

const parts = {
  bot: { build: buildServer, sources: ['bot', ...builders, 'package-lock.json', 'tsconfig.json'] },
  tab: { build: buildTab, sources: ['tab', 'bot/texts', ...builders, 'package-lock.json'] },
} as const;
export type Part = keyof typeof parts;
export const allParts: readonly Part[] = ['bot', 'tab'];

function builtFrom(part: Part): string {
  const file = stampFile(part);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * Builds those of the parts whose sources differ in content from what they were built from, and gives
 * their names. Processes that build at the same time wait for one another. `begins` is told before each.
 */
export async function buildWhatChanged(
  names = allParts,
  begins: (part: Part) => void = () => {},
): Promise<readonly Part[]> {
  return locked(join(root, 'dist/.building'), async () => {
    const built: Part[] = [];
    for (const part of names) {
      const { build: run, sources } = parts[part];
      const now = fingerprint(root, sources);
      if (builtFrom(part) === now) continue;
      begins(part);
      await rm(stampFile(part), { force: true });
      await run();
      await writeFile(stampFile(part), now);
      built.push(part);
    }
    return built;
  });
}

/** `tsx infra/build.ts [bot] [tab] [--if-changed]` */
async function main(words: readonly string[]): Promise<void> {
  const named = allParts.filter((part) => words.includes(part));
  const names = named.length > 0 ? named : allParts;
  if (!words.includes('--if-changed'))
    for (const part of names) await rm(stampFile(part), { force: true });
  for (const part of await buildWhatChanged(names)) console.log(`built dist/${part}`);
}

if (require.main === module)
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof BuildError ? error.message : error);
    process.exitCode = 1;
  });
