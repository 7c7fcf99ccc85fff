/** A typed text, taken apart: the command word in its plain form, and what follows it. */
export interface Typed {
  /** Lower case, without what people put around a word; empty where nothing was typed. */
  readonly word: string;
  readonly rest: string;
  /** All of it, for a text that is no command. */
  readonly whole: string;
}

/** No command is longer; a longer word is not worth looking at. */
const longestWord = 64;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** One space for every run of spaces of any kind; lines are kept, blank ends go. */
function collapse(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/**
 * The first word decides: `Kudos`, ` KUDOS:`, `/kudos` and `ku\u200bdos` are all the command `kudos`;
 * `no kudos today` is not. A mention right behind the word does not belong to it.
 */
export function parseCommand(text: string): Typed {
  const whole = collapse(text);
  const visible = whole.replace(/^[\s\u00ad\u200b-\u200f\u2060\ufeff]+/, '');
  const first = /^[^\s<]*/.exec(visible)?.[0] ?? '';
  const word = first
    .slice(0, longestWord)
    .replace(invisible, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[/!]+/, '')
    .replace(/[.,:;!?…]+$/, '');
  return { word, rest: visible.slice(first.length).trim(), whole: visible };
}
