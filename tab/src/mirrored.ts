import english from '../../bot/texts/en.json';

/**
 * A letter of right to left that is not seen, by which a browser knows the direction; and the mark that what
 * follows is written so, whatever its letters, ended by `written`.
 */
const rightToLeft = '\u200f\u202e';
const written = '\u202c';

/** Words as long as those of a wordy language, and read from right to left; spaces and marks stay. */
export function mirror(words: string): string {
  return words.replaceAll(/[\p{L}\p{M}’']+/gu, (word) => {
    const longer = word.replaceAll(/[aeiou]/g, '$&$&');
    return `${rightToLeft}${longer}${written}`;
  });
}

interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}
/** The parser's number for what is neither a place nor a choice. */
const words = 0;

function mirrorPart(part: Part): Part {
  if (part.type === words) return { ...part, value: mirror(part.value ?? '') };
  if (!part.options) return part;
  const options = Object.entries(part.options).map(
    ([choice, { value }]) => [choice, { value: value.map(mirrorPart) }] as const,
  );
  return { ...part, options: Object.fromEntries(options) };
}

/** The messages of a catalogue, plain or parsed, with their words mirrored; their places stay. */
export function mirrorAll(node: unknown): unknown {
  if (typeof node === 'string') return mirror(node);
  if (Array.isArray(node)) return node.map(mirrorPart);
  const entries = Object.entries(node as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, inner]) => [key, mirrorAll(inner)]));
}

/** English as a language that is written from right to left would be. */
export const mirrored = mirrorAll({
  tab: english.tab,
  digest: english.digest,
  health: english.health,
}) as Pick<typeof english, 'tab' | 'digest' | 'health'>;
