/** A resource of a Bicep file: its own text, from `resource` to its closing brace. */
interface Resource {
  readonly name: string;
  readonly type: string;
  readonly version: string;
  readonly text: string;
}

/** A parameter or an output: its line, and of a parameter the decorators above it. */
export interface Declared {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** From the first brace after `start` to the one that closes it; text in quotes may hold braces in pairs. */
function block(source: string, start: number): string {
  let depth = 0;
  for (let at = source.indexOf('{', start); at < source.length; at += 1) {
    if (source[at] === '{') depth += 1;
    if (source[at] === '}') depth -= 1;
    if (depth === 0) return source.slice(start, at + 1);
  }
  throw new Error('A brace is not closed');
}

/** What the tests look at in a Bicep file of plain declarations. It reads no modules, loops or conditions. */
export function readBicep(file: string) {
  const source = file.replaceAll(/^\s*\/\/.*$/gm, '');
  const resources: Resource[] = [
    ...source.matchAll(/^resource (\w+) '([\w./]+)@([\w-]+)' = \{/gm),
  ].map((found) => {
    const [, name = '', type = '', version = ''] = found;
    return { name, type, version, text: block(source, found.index) };
  });
  const declared = (pattern: RegExp): Declared[] =>
    [...source.matchAll(pattern)].map(([text, name = '', type = '']) => ({ name, type, text }));
  return {
    resources,
    parameters: declared(/^(?:@[^\n]*(?:\n {2}[^\n]*)*\n(?:\]\)\n)?)*param (\w+) (\w+)[^\n]*$/gm),
    outputs: declared(/^output (\w+) (\w+) = .*$/gm),
    /** Lines that begin a resource in a way this reader does not know. */
    unread: (source.match(/^resource .*$/gm) ?? []).length - resources.length,
  };
}

/** The keys of the object that follows `before`, at its own depth. */
export function keysAfter(text: string, before: RegExp): readonly string[] {
  const start = before.exec(text);
  if (!start) return [];
  const body = block(text, start.index + start[0].length - 1).slice(1, -1);
  const indent = /\n( +)\S/.exec(body)?.[1] ?? '';
  return [...body.matchAll(new RegExp(`^${indent}(\\w+):`, 'gm'))].map(([, key = '']) => key);
}
