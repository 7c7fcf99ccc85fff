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
 * Writes preloads.json: the scripts of each page in the order in which they are needed. The server names them with
 * the page, so that they are on their way before the first one has run; a browser asks a server for six at a time.
 */
export function preloads(): Plugin {
  return {
    name: 'preloads',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const allOf = (names: readonly string[]) =>
        names.flatMap((name) => [...filesOf(name, bundle)]);
      const entries = chunks.filter(({ isEntry }) => isEntry);
      const first = entries.flatMap(({ fileName, dynamicImports }) => [
        fileName,
        ...dynamicImports,
      ]);
      const pages = [...modules()].map(([path, module]) => {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === module);
        if (!chunk) throw new Error(`No script was built of ${module}`);
        const needed = new Set(allOf([...first, chunk.fileName]));
        return [path, [...needed].map((file) => posix.basename(file))];
      });
      const json = JSON.stringify(Object.fromEntries(pages));
      this.emitFile({ type: 'asset', fileName: 'preloads.json', source: json });
    },
  };
}
