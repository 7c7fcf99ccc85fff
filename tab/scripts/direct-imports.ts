import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const barrel = '@fluentui/react-components';
const { resolve } = createRequire(__filename);

/** Which package each name of the barrel comes from, and what it is called there. */
function origins(): ReadonlyMap<string, { readonly from: string; readonly name: string }> {
  const file = join(dirname(resolve(`${barrel}/package.json`)), 'lib/index.js');
  const code = readFileSync(file, 'utf8').replaceAll(/\/\/.*$/gm, '');
  const exported = [...code.matchAll(/export \{([^}]*)\} from ["']([^"']+)["']/g)];
  return new Map(
    exported.flatMap(([, names = '', from = '']) =>
      names.split(',').map((each) => {
        const [name = '', as = name] = each.trim().split(' as ');
        return [as, { from, name }] as const;
      }),
    ),
  );
}

/**
 * Imports what the tab takes of Fluent from the package it is in: through the one package that has all of
 * them, the first paint would load the components of every page.
 */
export function directImports(): Plugin {
  const known = origins();
  return {
    name: 'direct-imports',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/tab\/src\/[^?]*\.tsx?$/.test(id)) return undefined;
      return code.replace(
        /import \{([^}]*)\} from '@fluentui\/react-components';/,
        (_, names: string) =>
          names
            .split(',')
            .map((each) => each.trim())
            .filter((each) => each && !each.startsWith('type '))
            .map((as) => {
              const origin = known.get(as);
              if (!origin) throw new Error(`${barrel} has no ${as}`);
              return `import { ${origin.name} as ${as} } from '${origin.from}';`;
            })
            .join(' '),
      );
    },
  };
}
