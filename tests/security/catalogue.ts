import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../bot/texts/en.json';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** ICU elements by their type, as the parser numbers them. */
function patternOf(element: Element): string {
  if (element.type === 0) return escaped(element.value);
  if (element.type === 5 || element.type === 6) {
    const options = Object.values(element.options).map(({ value }) =>
      value.map(patternOf).join(''),
    );
    return `(?:${options.join('|')})`;
  }
  return element.type === 8 ? element.children.map(patternOf).join('') : '[\\s\\S]*';
}

function* messages(node: object, path: string): Generator<readonly [key: string, text: string]> {
  for (const [name, value] of Object.entries(node)) {
    const key = path ? `${path}.${name}` : name;
    if (typeof value === 'string') yield [key, value];
    else yield* messages(value, key);
  }
}

/** Sentences alone: a message of one word is no answer, and one that is all place matches anything. */
const isSentence = (text: string) =>
  text
    .replace(/\{[^{}]*\}/g, '')
    .replace(/[^\p{L} ]/gu, '')
    .trim()
    .split(/ +/).length >= 3;

const sentences = [...messages(en, '')]
  .filter(([, text]) => isSentence(text))
  .map(([key, text]) => {
    const ast = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
    return { key, pattern: new RegExp(`^${ast.map(patternOf).join('')}$`) };
  });

const ours = new Set(
  [...messages(en, '')]
    .map(([, text]) => new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
    .filter((ast) => ast.every(({ type }) => type === 0))
    .map((ast) => ast.map(patternless).join('')),
);
function patternless(element: Element): string {
  return element.type === 0 ? element.value : '';
}

/** Whether a text is of the catalogue and of nobody else: our own Markdown is meant. */
export function isOurs(text: string): boolean {
  return ours.has(text);
}

/** The key of the catalogue a sentence was made from; undefined where it is none of ours. */
export function keyOf(sentence: string): string | undefined {
  if (sentence.length > longest) return undefined;
  if (!known.has(sentence))
    known.set(sentence, sentences.find(({ pattern }) => pattern.test(sentence))?.key);
  return known.get(sentence);
}
/** No sentence is longer, with all its places filled. */
const longest = 1_000;
const known = new Map<string, string | undefined>();
