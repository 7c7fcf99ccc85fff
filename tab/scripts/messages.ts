import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';

const options = { captureLocation: false, ignoreTag: true };

const isPlain = (message: string) => !/[{']/.test(message);

function compiled(node: unknown): unknown {
  // Words alone stay as they are: `text` gives them as they stand.
  if (typeof node === 'string' && isPlain(node)) return node;
  if (typeof node === 'string')
    return new IntlMessageFormat(node, 'en', undefined, options).getAst();
  return Object.fromEntries(
    Object.entries(node as Record<string, unknown>).map(([key, inner]) => [key, compiled(inner)]),
  );
}

/** What the tab shares with the bot. */
const shared = ['digest', 'health'];
/** What only pages say, which are loaded when they are opened: `tab/src/pageTexts.ts`. */
const ofPages = [
  ...['wall', 'kudos', 'filter', 'practice', 'posts', 'questions', 'links', 'awards'],
  ...['people', 'me', 'groups', 'nudges', 'week', 'teamHealth', 'configure'],
];

const pick = (node: object, wanted: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(node).filter(([name]) => wanted(name)));

/**
 * Gives the tab its sections of the catalogue as parsed ICU messages, so that neither the other sections nor
 * the parser (7 kB) are in the bundle; with `?pages` what pages say, without it what is needed before any is
 * shown. A message that is not valid stops the build.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    transform(code, id) {
      const [, pages] = /\/bot\/texts\/[a-z]{2}\.json(\?pages)?$/.exec(id) ?? [id, null];
      if (pages === null) return undefined;
      const catalogue = JSON.parse(code) as Record<string, object> & { tab: object };
      const tab = pick(catalogue.tab, (name) => ofPages.includes(name) === Boolean(pages));
      const more = Object.fromEntries(shared.map((name) => [name, pages ? catalogue[name] : {}]));
      const sections = Object.entries({ tab, ...more }).map(([name, node]) => {
        return `export const ${name} = ${JSON.stringify(compiled(node))};`;
      });
      return { code: sections.join('\n'), moduleType: 'js' };
    },
  };
}
