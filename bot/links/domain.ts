import { Refusal } from '../teams/refusal';
import { cleanLine, cleanWords, lengthOf, shorten } from '../texts/words';
import type { DecideBody, Hanging, Link, LinkState, Said } from './contract';

/** Lengths are characters as people count them. */
export const limits = {
  shortestWhy: 40,
  longestWhy: 1_000,
  longestTitle: 150,
  longestContext: 500,
  perMinute: 5,
  /** Of whys and contexts, in the link's own row and on its card. */
  shown: 3,
  longestShown: 400,
} as const;

const weekMs = 7 * 86_400_000;

function checkLength(text: string, longest: number): void {
  const length = lengthOf(text);
  if (length > longest) throw new Refusal('links.tooLong', { length, longest });
}

/** The title as typed, or the host and path where nothing was: it is never fetched. */
export function decideTitle(typed: string, url: string): string {
  const title = cleanLine(typed);
  checkLength(title, limits.longestTitle);
  if (title !== '') return title;
  const { hostname, pathname } = new URL(url);
  return shorten(`${hostname}${pathname === '/' ? '' : pathname}`, limits.longestTitle);
}

/** What a why says besides its URL and the words of the title. */
function ownWords(why: string, title: string): string {
  const known = new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const words = why.replace(/\S*:\/\/\S*/g, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => !known.has(word.toLowerCase())).join(' ');
}

/** A why that says something of its own: what it did for me, who it helps, when to use it. */
export function decideWhy(typed: string, title: string): string {
  const why = cleanWords(typed);
  checkLength(why, limits.longestWhy);
  const missing = limits.shortestWhy - lengthOf(ownWords(why, title));
  if (missing > 0) throw new Refusal('links.shortWhy', { shortest: limits.shortestWhy, missing });
  return why;
}

/** Context somebody adds: "use only for ...". */
export function decideContext(typed: string): string {
  const text = cleanWords(typed);
  if (text === '') throw new Refusal('links.emptyContext');
  checkLength(text, limits.longestContext);
  return text;
}

/** Refuses the sixth link of a minute. */
export function checkPace(recent: readonly number[]): void {
  if (recent.length >= limits.perMinute)
    throw new Refusal('links.tooFast', { most: limits.perMinute });
}

const hidden: readonly LinkState[] = ['pending', 'sentBack', 'declined'];

/** Whether only its sharers and vetters may see it. */
export function isHidden({ state }: Pick<Link, 'state'>): boolean {
  return hidden.includes(state);
}

/** What becomes of a known link when somebody shares it again; undefined where nothing changes. */
export function shareAgain(link: Link, vettedFirst: boolean): Link | undefined {
  if (link.state === 'declined')
    throw new Refusal('links.declinedBefore', {
      name: link.note?.by.name ?? '',
      reason: link.note?.text ?? '',
    });
  if (link.state !== 'sentBack' && link.state !== 'retired') return undefined;
  const { note: _note, vetting: _vetting, ...rest } = link;
  return { ...rest, state: vettedFirst ? 'pending' : 'unvetted' };
}

const newest = (a: Said, b: Said) => b.at - a.at;
const short = (said: Said): Said => ({ ...said, text: shorten(said.text, limits.longestShown) });

/** The whys in their order: of who brought it first, then as they came. */
export function inOrder({ first }: Pick<Link, 'first'>, whys: readonly Said[]): Said[] {
  const isFirst = ({ by }: Said) => Number(by.id === first.id);
  return whys.toSorted((a, b) => isFirst(b) - isFirst(a) || a.at - b.at);
}

/** The link with what its row copies of what hangs on it: how many, and a few of them. */
export function withHanging(link: Link, { whys, contexts, useful, outdated }: Hanging): Link {
  return {
    ...link,
    whys: inOrder(link, whys).slice(0, limits.shown).map(short),
    whyCount: whys.length,
    contexts: contexts.toSorted(newest).slice(0, limits.shown).map(short),
    useful,
    outdated,
  };
}

/** What a vetter decided, before it is known whether they may; `seen` is the decision before it that they knew of. */
export type Decision = Pick<DecideBody, 'decision' | 'text' | 'use' | 'reviewWeeks' | 'seen'>;

/** From which states a decision can be made. A vetted link is looked at again; one that is declined stays so. */
const possible: Readonly<Record<Decision['decision'], readonly LinkState[]>> = {
  approve: ['unvetted', 'pending', 'vetted', 'retired'],
  sendBack: ['unvetted', 'pending'],
  decline: ['unvetted', 'pending'],
  retire: ['vetted', 'unvetted'],
};

/** When a link was last decided about, in milliseconds; 0 for never. */
export function decidedAt({ vetting, note }: Pick<Link, 'vetting' | 'note'>): number {
  return Math.max(vetting?.at ?? 0, note?.at ?? 0);
}

/** The first decision wins: who comes second hears what it was. */
export function decide(
  link: Link,
  by: Said['by'],
  { decision, text, use, reviewWeeks, seen }: Decision,
  now: number,
): { readonly link: Link; readonly context?: Said } {
  const words = cleanWords(text);
  checkLength(words, limits.longestContext);
  const last = decidedAt(link);
  if (!possible[decision].includes(link.state) || last > seen)
    throw new Refusal('links.decided', {
      state: link.state,
      name: (last === link.vetting?.at ? link.vetting.by.name : link.note?.by.name) ?? '',
    });
  if (decision !== 'approve' && words === '')
    throw new Refusal(decision === 'sendBack' ? 'links.noQuestion' : 'links.noReason');
  const said = words === '' ? undefined : { by, text: words, at: now };
  if (decision === 'approve') {
    const { note: _note, ...rest } = link;
    const vetting = { by, at: now, use, reviewWeeks };
    const contexts = (said ? [said, ...rest.contexts] : rest.contexts).slice(0, limits.shown);
    const vetted: Link = { ...rest, state: 'vetted', vetting, contexts };
    return { link: vetted, ...(said && { context: said }) };
  }
  const state = ({ sendBack: 'sentBack', decline: 'declined', retire: 'retired' } as const)[
    decision
  ];
  return { link: { ...link, state, note: said } };
}

/** When a vetted link is to be looked at again, in milliseconds; undefined where it need not be. */
export function dueAt({ state, vetting }: Link): number | undefined {
  if (state !== 'vetted' || !vetting || vetting.reviewWeeks === 0) return undefined;
  return vetting.at + vetting.reviewWeeks * weekMs;
}
