import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/v4';

/** What the build of the tab leaves: the scripts of each page, in the order in which they are needed. */
const Preloads = z.record(z.string(), z.array(z.string().regex(/^[\w.-]+\.js$/)));

/**
 * For a path below `/tab/` the `Link` header that lets a browser fetch the page's scripts at once, instead of one
 * after another; undefined where nothing is known of the page. The built files are read once.
 */
export function preloads(directory: string): (path: string) => string | undefined {
  const file = join(directory, 'preloads.json');
  const known = existsSync(file)
    ? new Map(Object.entries(Preloads.parse(JSON.parse(readFileSync(file, 'utf8')))))
    : new Map<string, string[]>();
  return (path) => {
    const page = path.replace(/^\/|\/$/g, '');
    // As the tab does: a page, a page of something, or the first page.
    const scripts = known.get(page) ?? known.get(page.split('/')[0] ?? '') ?? known.get('');
    return scripts?.map((name) => `</tab/assets/${name}>; rel=modulepreload`).join(', ');
  };
}
