import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Message } from 'esbuild';
import { fingerprint } from './fingerprint';

const root = resolve(__dirname, '..');
const stampFile = (part: string) => join(root, 'dist', `.${part}-built-from`);

/** Native code cannot be bundled: the server finds these in node_modules. */
const external = ['libsql', '@libsql/*'];

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
  logLevel: 'silent',
} as const;

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

/** Builds the tab into dist/tab. Rejects with Vite's own error. */
export async function buildTab(): Promise<void> {
  // Says only that a later Vite will load its configuration in another way.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const vite = await import('vite');
  await vite.build({
    root: join(root, 'tab'),
    configFile: join(root, 'tab/vite.config.ts'),
    logLevel: 'warn',
    // The budget script of the tab judges its size, by what is loaded first.
    build: { chunkSizeWarningLimit: 2_000 },
  });
}

const parts = {
  bot: { build: buildServer, sources: ['bot', 'infra', 'package-lock.json', 'tsconfig.json'] },
  tab: { build: buildTab, sources: ['bot', 'tab', 'infra', 'package-lock.json'] },
} as const;

function builtFrom(part: string): string {
  try {
    return readFileSync(stampFile(part), 'utf8');
  } catch {
    return '';
  }
}

/** Builds the parts whose sources differ from what they were built from; gives the names of those it built. */
export async function buildWhatChanged(): Promise<string[]> {
  const built: string[] = [];
  for (const [part, { build: run, sources }] of Object.entries(parts)) {
    const now = fingerprint(root, sources);
    if (builtFrom(part) === now) continue;
    await rm(stampFile(part), { force: true });
    await run();
    await mkdir(join(root, 'dist'), { recursive: true });
    await writeFile(stampFile(part), now);
    built.push(part);
  }
  return built;
}

async function main(): Promise<void> {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  for (const part of await buildWhatChanged()) console.log(`built ${part}: dist/${part}`);
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof BuildError ? error.message : error);
    process.exitCode = 1;
  });
