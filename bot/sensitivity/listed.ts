import type { Finding } from './contract';
import type { Detector } from './spans';

/** Letters that no accent makes another. */
const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  þ: 'th',
};

interface Folded {
  readonly text: string;
  /** For each unit of the folded text, and one past its end, where it comes from. */
  readonly origin: readonly number[];
}

function plainOf(character: string, afterSpace: boolean): string {
  if (character > ' ' && character < '\u007f') return character.toLowerCase();
  if (/\s/.test(character)) return afterSpace ? '' : ' ';
  return character
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðıþ]/g, (letter) => spelt[letter] ?? letter);
}

/** Lower case, without accents, each run of white space one space. */
function fold(text: string): Folded {
  const origin: number[] = [];
  let folded = '';
  let at = 0;
  let afterSpace = false;
  for (const character of text) {
    const plain = plainOf(character, afterSpace);
    afterSpace = plain === ' ' || (afterSpace && plain === '');
    for (let unit = 0; unit < plain.length; unit += 1) origin.push(at);
    folded += plain;
    at += character.length;
  }
  origin.push(at);
  return { text: folded, origin };
}

const inWord = /[\p{L}\p{N}]/u;
const wordOf = /[\p{L}\p{N}]+/gu;

/** The listed words by their first run of letters and digits, with how far into them that begins. */
function byFirst(words: readonly string[]): Map<string, { word: string; offset: number }[]> {
  const map = new Map<string, { word: string; offset: number }[]>();
  for (const listed of words) {
    const word = fold(listed.trim()).text;
    const first = word.match(/[\p{L}\p{N}]+/u);
    if (!first) continue;
    map.set(first[0], [...(map.get(first[0]) ?? []), { word, offset: first.index ?? 0 }]);
  }
  return map;
}

/** Whether no letter or digit goes on at either side, where the word itself begins or ends with one. */
function isWhole(text: string, start: number, word: string): boolean {
  const end = start + word.length;
  const borders = [
    [text.charAt(start - 1), word.charAt(0)],
    [text.charAt(end), word.charAt(word.length - 1)],
  ] as const;
  return borders.every(([outer, inner]) => !(inWord.test(outer) && inWord.test(inner)));
}

/** The words an organisation listed: whole, in any case, with or without accents. */
export function findListed(words: readonly string[]): Detector {
  const listed = byFirst(words);
  return (written) => {
    if (listed.size === 0) return [];
    const { text, origin } = fold(written);
    return Array.from(text.matchAll(wordOf)).flatMap((match): Finding[] =>
      (listed.get(match[0]) ?? []).flatMap(({ word, offset }): Finding[] => {
        const start = match.index - offset;
        if (!text.startsWith(word, start) || !isWhole(text, start, word)) return [];
        const from = origin[start] ?? 0;
        return [{ kind: 'word', start: from, end: origin[start + word.length] ?? written.length }];
      }),
    );
  };
}
