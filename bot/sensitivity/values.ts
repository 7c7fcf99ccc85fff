/** What stands where a secret would be, in examples and in code. */
const placeholder =
  /^(?:[<([]|\{\{?|\$[{(]|\$[A-Z_]+$|%[A-Z_]+%|x{3,}|\*+|\.{3}|…|•|-+$|_+$|(?:your|my|the|some|dein|mein|votre)[-_ ]|(?:your|my)(?:pass|secret|key|token|pw)|example|placeholder|redacted|process\.env|os\.|getenv|env\.|secrets?\.|(?:null|undefined|none|true|false|string|await|new|function)(?![\p{L}\d])|\d{1,3}$)/iu;

/** Whether a value only stands for one: `<token>`, `${TOKEN}`, `xxxx`, `your-key`. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value) || /^(.)\1*$/u.test(value);
}

/** Shannon's entropy of the characters, in bits each. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...value].length;
  return [...counts.values()].reduce((sum, n) => sum - (n / total) * Math.log2(n / total), 0);
}

/** Made by chance, as a machine's keys are: 16 or more of few kinds of characters, evenly spread. */
export function looksRandom(value: string): boolean {
  if (!/^[\w+/=~.-]{16,200}$/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value))
    return false;
  // Names of things are words between marks, and have few numbers; chance spells nothing.
  const words = value.split(/[-_./+=~]/).filter((part) => /^[A-Z]?[a-z]{3,}$/.test(part));
  const numbers = value.match(/\d+/g)?.length ?? 0;
  return words.length < 2 && numbers >= 2 && entropyOf(value) >= 3;
}

const dateOrNumber = /^[\d.,:/-]+$/;
const address = /^https?:|^www\.|^[\w.+-]{1,64}@[\w-]{1,63}\.\w/i;

/** As people make up passwords: six or more, a digit or a mark among letters. */
export function looksLikePassword(value: string): boolean {
  if (value.length < 6 || dateOrNumber.test(value) || address.test(value)) return false;
  return /\p{L}/u.test(value) && /[\d!$%&#@*+~^?]/.test(value.replace(/[!?]{1,3}$/, ''));
}

/** As nothing but passwords look: letters and digits together, with a capital or a mark inside. */
export function isStrong(value: string): boolean {
  const inside = value.replace(/[.,;:!?)\]]{1,20}$/, '');
  return (
    looksLikePassword(inside) &&
    inside.length >= 8 &&
    /\d/.test(inside) &&
    /\p{Ll}/u.test(inside) &&
    /[\p{Lu}!$%&#@*+~^?._-]/u.test(inside)
  );
}
