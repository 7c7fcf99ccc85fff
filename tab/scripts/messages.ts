import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';
import { isPlain } from '../src/plain';

const options = { captureLocation: false, ignoreTag: true };

function compiled(node: unknown): unknown {
  if (typeof node === 'string')
    return isPlain(node) ? node : new IntlMessageFormat(node, 'en', undefined, options).getAst();
  return Object.fromEntries(
    Object.entries(node as Record<string, unknown>).map(([key, inner]) => [key, compiled(inner)]),
  );
}

/**
 * Gives the tab its sections of the catalogue as parsed ICU messages, plain ones as they are, so that neither the other
 * sections nor the parser (7 kB) are in the bundle. A message that is not valid stops the build.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/bot\/texts\/[a-z]{2}\.json$/.test(id)) return undefined;
      const { tab, digest, health = {} } = JSON.parse(code) as Record<string, object>;
      return JSON.stringify(compiled({ tab, digest, health }));
    },
  };
}
