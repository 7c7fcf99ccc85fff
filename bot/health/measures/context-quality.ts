import type { Link } from '../../links/contract';
import { lengthOf } from '../../texts/words';

/** What of a link its context is judged by. */
export type Judged = Pick<Link, 'state' | 'first' | 'whys' | 'whyCount' | 'contexts'>;

/** The points a link has. */
export interface ContextPoints {
  readonly fullWhy: boolean;
  readonly whoOrWhen: boolean;
  readonly vetted: boolean;
  readonly secondVoice: boolean;
}

/** In characters as people count them: twice what a why must have at least. */
const fullWhyLength = 80;

/** Words by which an English text says who something helps, or when to use it. */
const whoOrWhenWords: readonly string[] = [
  ...['when', 'whenever', 'if', 'unless', 'once you', 'as soon as'],
  ...['whoever', 'anyone', 'anybody', 'everyone', 'everybody', 'those who', 'people who'],
  ...[
    'for people',
    'for teams',
    'for new',
    'for beginners',
    'for newcomers',
    'useful for',
    'helps',
  ],
];

function saysWhoOrWhen(text: string, phrases: readonly string[]): boolean {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `;
  return phrases.some((phrase) => words.includes(` ${phrase} `));
}

/** Which points of the rubric a link has; `phrases` are those of the language that is written in. */
export function contextPoints(link: Judged, phrases = whoOrWhenWords): ContextPoints {
  const { state, first, whys, whyCount, contexts } = link;
  return {
    fullWhy: whys.some(({ text }) => lengthOf(text) >= fullWhyLength),
    whoOrWhen: [...whys, ...contexts].some(({ text }) => saysWhoOrWhen(text, phrases)),
    vetted: state === 'vetted',
    secondVoice: whyCount > 1 || contexts.some(({ by }) => by.id !== first.id),
  };
}

/**
 * The context quality of a curated link, 0 to 4. The rubric gives one point each where
 * 1. somebody's why goes beyond the minimum: it has 80 characters or more, twice what is asked for;
 * 2. a why or a context says who it helps or when to use it, by a word such as "when", "if" or "whoever";
 * 3. it is vetted: somebody who knows has approved it, and it is not retired since;
 * 4. a second person speaks for it: with a why of their own, or with added context.
 * A link that was shared with no more than was asked for has 0. It judges what a link offers the next reader,
 * not who shared it. Limits: words are taken for meaning, and only the whys and contexts that the link's own
 * row shows are read.
 * Source: the guide's "added why", "vetting" and "context adding", as published here.
 */
export function contextQuality(link: Judged, phrases = whoOrWhenWords): number {
  return Object.values(contextPoints(link, phrases)).filter(Boolean).length;
}
