import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const source = resolve(__dirname, '../src');

/** Which module each page's path loads, read from the one list of pages. Throws where a page is written in another way. */
function modules(): ReadonlyMap<string, string> {
  const code = readFileSync(join(source, 'pages.ts'), 'utf8');
  const found = [...code.matchAll(/page\('([^']*)', '[^']*', \(\) => import\('([^']+)'\)/g)];
  if (found.length !== code.match(/\bimport\(/g)?.length)
    throw new Error(
      "A page in pages.ts is not written as page('path', 'title', () => import('module')",
    );
  return new Map(found.map(([, path = '', name = '']) => [path, `${resolve(source, name)}.tsx`]));
}

/** The files a chunk needs before it can run, itself among them. */
function filesOf(
  name: string,
  bundle: Rolldown.OutputBundle,
  seen = new Set<string>(),
): Set<string> {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || seen.has(name)) return seen;
  seen.add(name);
  for (const needed of chunk.imports) filesOf(needed, bundle, seen);
  return seen;
}

/**
 * Writes preloads.json: the scripts of each page beside those that every page loads. The server names them with the
 * page, so that they are on their way before the first script has run.
 */
export function preloads(): Plugin {
  return {
    name: 'preloads',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const first = new Set(
        chunks
          .filter(({ isEntry }) => isEntry)
          .flatMap(({ fileName }) => [...filesOf(fileName, bundle)]),
      );
      const pages = [...modules()].map(([path, module]) => {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === module);
        if (!chunk) throw new Error(`No script was built of ${module}`);
        const own = [...filesOf(chunk.fileName, bundle)].filter((file) => !first.has(file));
        return [path, own.map((file) => posix.basename(file))];
      });
      const json = JSON.stringify(Object.fromEntries(pages));
      this.emitFile({ type: 'asset', fileName: 'preloads.json', source: json });
    },
  };
}
