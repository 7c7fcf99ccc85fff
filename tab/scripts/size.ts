import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What the tab weighs on the wire, from Vite's manifest: gzip bytes of what the first paint loads, and
 * of each lazy view with what it alone brings. Fails over the budget. Run after `vite build tab`.
 */
const budget = { initial: 160_000, view: 40_000 };

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

const built = join(__dirname, '../../dist/tab');
const manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

function chunk(key: string): Chunk {
  const found = manifest[key];
  if (!found) throw new Error(`The manifest has no ${key}`);
  return found;
}

/** The files a chunk needs before it can run. */
function files(key: string, seen = new Set<string>()): Set<string> {
  const { file, imports = [], css = [] } = chunk(key);
  if (seen.has(file)) return seen;
  for (const needed of [file, ...css]) seen.add(needed);
  for (const inner of imports) files(inner, seen);
  return seen;
}

function weight(names: Iterable<string>): number {
  let bytes = 0;
  for (const name of names) bytes += gzipSync(readFileSync(join(built, name)), { level: 9 }).length;
  return bytes;
}

const entries = Object.keys(manifest).filter((key) => chunk(key).isEntry);
/** What the first script loads at once. */
const started = entries.flatMap((key) => chunk(key).dynamicImports ?? []);
const initial = new Set([...entries, ...started].flatMap((key) => [...files(key)]));
const views = Object.keys(manifest).filter(
  (key) =>
    !started.includes(key) &&
    Object.values(manifest).some(({ dynamicImports }) => dynamicImports?.includes(key)),
);

/** What is there already when a view is asked for: what each of those that ask for it needed itself. */
function before(view: string): ReadonlySet<string> {
  const asking = Object.keys(manifest).filter((key) => chunk(key).dynamicImports?.includes(view));
  const [first = new Set<string>(), ...others] = asking.map((key) => files(key));
  return new Set([...first].filter((file) => others.every((other) => other.has(file))));
}

const rows = [
  { part: 'initial', gzip: weight(initial), budget: budget.initial },
  ...views.map((key) => ({
    part: key,
    gzip: weight([...files(key)].filter((file) => !initial.has(file) && !before(key).has(file))),
    budget: budget.view,
  })),
];
console.table(rows);

const over = rows.filter((row) => row.gzip > row.budget);
for (const { part, gzip, budget: limit } of over)
  console.error(`${part} weighs ${gzip} bytes gzip, over its budget of ${limit}.`);
if (rows.length === 1 || entries.length === 0) console.error('The manifest names no views.');
process.exitCode = over.length > 0 || rows.length === 1 || entries.length === 0 ? 1 : 0;
