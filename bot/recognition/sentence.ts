import type { Mention } from '../teams/port';

/** What a typed sentence says, before anything of it is checked. */
export interface Sentence {
  readonly people: readonly string[];
  readonly whole: boolean;
  readonly crewName: string;
  readonly what: string;
  readonly possible: string;
}

const wholeWords = /^(?:to\s+)?(?:everyone|everybody|all of us|the whole team|team)\b/iu;
const quotedName = /["“„«]([^"”“»]{1,200})["”“»]/u;
const madePossible = /[,;.]?\s+(?:so that|which made possible|made possible)[:\s]+/iu;
const reason = /^[\s,:;–—-]*(?:for|because|who|that)\b[\s:]*/iu;
const between = /^(?:[\s,:;&+–—-]|\b(?:to|and|the|crew)\b)+/iu;

/**
 * Reads `"Release crew" @one @two for what they did, so that what it made possible`. The mentions before
 * the reason are the receivers; names mentioned later stay in the text. `everyone for ...` and a mention
 * of the space itself thank the whole space.
 */
export function readSentence(
  typed: string,
  mentions: readonly Mention[],
  space: string | undefined,
): Sentence {
  let rest = typed.trim();
  let crewName = '';
  let whole = false;
  const people: string[] = [];
  for (let progressed = true; progressed; ) {
    const before = rest;
    rest = rest.replace(between, '');
    const mention = mentions.find(({ text }) => rest.startsWith(text));
    if (mention) {
      if (mention.id === space) whole = true;
      else people.push(mention.id);
      rest = rest.slice(mention.text.length);
    } else if (quotedName.exec(rest)?.index === 0) {
      crewName = quotedName.exec(rest)?.[1] ?? '';
      rest = rest.replace(quotedName, '');
    } else if (people.length === 0 && wholeWords.test(rest)) {
      whole = true;
      rest = rest.replace(wholeWords, '');
    }
    progressed = rest !== before;
  }
  const [what = '', ...possible] = plain(rest.replace(reason, ''), mentions).split(madePossible);
  return { people, whole, crewName, what: what.trim(), possible: possible.join(' ').trim() };
}

/** Mentions further on in the text are names, not markup. */
export function plain(text: string, mentions: readonly Mention[]): string {
  return mentions.reduce((words, { text: markup, name }) => words.replaceAll(markup, name), text);
}
