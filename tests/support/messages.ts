import { IntlMessageFormat } from 'intl-messageformat';

/** Each message of a catalogue by its key, such as `recognition.takenBack`, in the order of the file. */
export function messagesOf(catalogue: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, inner]): readonly (readonly [string, string])[] =>
      typeof inner === 'string'
        ? [[prefix + key, inner]]
        : [...messagesOf(inner, `${prefix}${key}.`)],
    ),
  );
}

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a part of a parsed message is: the parser's own constants come with types alone. */
const kinds = ['text', 'value', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'];

function placesIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const kind = kinds[node.type] ?? '';
    if (kind === 'text' || kind === 'pound') return [];
    const options = 'options' in node ? Object.entries(node.options) : [];
    const choices = kind === 'select' ? ` ${options.map(([choice]) => choice).toSorted()}` : '';
    const inner = options.flatMap(([, option]) => placesIn(option.value));
    return [`${'value' in node ? node.value : ''} ${kind}${choices}`, ...inner];
  });
}

/** The places of a message, each once: `count plural`, `state select other,vetted`. Throws where it is not valid. */
export function argumentsOf(message: string, language: string): readonly string[] {
  const parsed = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  return [...new Set(placesIn(parsed.getAst()))].toSorted();
}
