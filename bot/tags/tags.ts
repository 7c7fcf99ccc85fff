/** How many tags something has at most, and how long one is in characters. */
export const tagLimits = { most: 10, longest: 40 } as const;

/**
 * A tag as it is kept: one Unicode form, lower case in the same way everywhere (a Turkish dotted or dotless
 * i is an i), words joined by hyphens, and nothing but letters, digits and `+ # . -` in it. Empty where
 * nothing is left.
 */
export function normaliseTag(typed: string): string {
  const plain = typed
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replaceAll('ı', 'i')
    .normalize('NFC')
    .replace(/[\s_/]+/g, '-')
    .replace(/[^\p{L}\p{N}\p{M}+#.-]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/^[#.-]+|[.-]+$/g, '')
    .replace(/-{2,}/g, '-');
  return [...plain].slice(0, tagLimits.longest).join('');
}

/** The tags of a typed list, separated by commas, semicolons or lines; each once, at most ten. `aliases` leads synonyms to one tag. */
export function parseTags(
  typed: string,
  aliases: ReadonlyMap<string, string> = new Map(),
): string[] {
  const tags = typed
    .split(/[,;\n]+/)
    .map(normaliseTag)
    .filter(Boolean);
  return [...new Set(tags.map((tag) => aliases.get(tag) ?? tag))].slice(0, tagLimits.most);
}

/** Which of the known tags a text speaks of, the longest first: whole words, in any case. */
export function tagsIn(text: string, known: Iterable<string>): string[] {
  const joined = `-${text.split(/\s+/).map(normaliseTag).filter(Boolean).join('-')}-`;
  return [...known]
    .filter((tag) => joined.includes(`-${tag}-`))
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
