import { card, title } from '../cards/frame';
import { action, lineOf, markdownFree, paragraph, sealedButton } from '../cards/parts';
import { writing } from '../cards/writing';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import type { LibraryItem, Link, Said } from './contract';
import { decidedAt, limits } from './domain';

export interface Drawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
  readonly now: number;
}

const lifeMs = 366 * 86_400_000;

/** One line for notifications and for clients that show no cards. */
export function linkSummary({ title: named, first }: Link, text: Text): string {
  return text('links.card.summary', { name: first.name, title: markdownFree(named) });
}

/** The buttons of a link as it now is: after a decision those about the one before it are old. */
export function buttons({ seals }: Drawing, link: Link, actor?: string) {
  const { id, space, at } = link;
  const target = { id, space, seen: decidedAt(link) };
  return (verb: string) =>
    sealedButton(seals, {
      ...{ verb, target, nonce: `${id} ${target.seen}`, now: Math.max(at, target.seen), lifeMs },
      ...(actor && { actor }),
    });
}

export function opening({ url }: Pick<Link, 'url'>, text: Text) {
  return { type: 'Action.OpenUrl', title: text('links.card.open'), url };
}

/** Where it stands with the link, in a few words. */
export function stateLine(link: Pick<Link, 'state' | 'vetting'>, text: Text): string {
  const { state, vetting } = link;
  if (state !== 'vetted' || !vetting) return text(`links.state.${state}`);
  return text('links.card.vetted', {
    name: vetting.by.name,
    use: text(`links.use.${vetting.use}`),
  });
}

function saidBy({ by, text: words }: Said, label: string) {
  return [
    lineOf([
      { text: label, isSubtle: true, size: 'Small' },
      { text: ` ${by.name}`, weight: 'Bolder', size: 'Small' },
    ]),
    { ...paragraph(words), spacing: 'None' },
  ];
}

/** The why comes first, then what it is about, then what others added. */
export function linkBody(link: Link, text: Text): object[] {
  const { whys, whyCount, contexts, tags, host, useful, outdated } = link;
  const more = whyCount - whys.length;
  const counts = [
    ...(more > 0 ? [text('links.card.moreWhys', { more })] : []),
    ...(useful > 0 ? [text('links.card.useful', { count: useful })] : []),
    ...(outdated > 0 ? [text('links.card.outdated', { count: outdated })] : []),
  ];
  return [
    lineOf([
      {
        text: text('links.card.label', { state: stateLine(link, text) }),
        ...{
          color: link.state === 'retired' ? 'Attention' : 'Accent',
          weight: 'Bolder',
          size: 'Small',
        },
      },
    ]),
    ...whys.flatMap((why) => saidBy(why, text('links.card.why'))),
    { ...title(markdownFree(link.title)), size: 'Medium' },
    lineOf([{ text: host, isSubtle: true, size: 'Small' }]),
    ...contexts.flatMap((context) => saidBy(context, text('links.card.context'))),
    ...(tags.length > 0
      ? [lineOf([{ text: tags.map((tag) => `#${tag}`).join('  '), isSubtle: true, size: 'Small' }])]
      : []),
    ...(counts.length > 0
      ? [lineOf([{ text: counts.join(' · '), isSubtle: true, size: 'Small' }])]
      : []),
  ];
}

/** What is written behind the buttons of a link: another why, and context. */
export const whyLines = (text: Text) => ({
  label: text('links.form.why'),
  send: text('links.card.send'),
  longest: limits.longestWhy,
});
export const contextLines = (text: Text) => ({
  label: text('links.card.contextLabel'),
  send: text('links.card.send'),
  longest: limits.longestContext,
});

/** The link as everybody in the conversation sees it. */
export function linkCard(link: Link, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const button = buttons(drawing, link);
  const more = (object: object) => ({ ...object, mode: 'secondary' });
  const why = { button: text('links.card.addWhy'), ...whyLines(text) };
  const context = { button: text('links.card.addContext'), ...contextLines(text) };
  return card(locale, linkSummary(link, text), linkBody(link, text), [
    opening(link, text),
    action(text('links.card.markUseful'), button('links.useful')),
    writing(why, button('links.why')),
    more(writing(context, button('links.context'))),
    more(action(text('links.card.save'), button('links.save'))),
    more(action(text('links.card.markOutdated'), button('links.outdated'))),
  ]);
}

/** A link that was found, put into a message: with its best why, and the way to it. */
export function foundCard(item: LibraryItem, text: Text, locale: string): Card {
  const [best] = item.whys;
  const shown = { ...item, whys: best ? [best] : [], contexts: item.contexts.slice(0, 1) };
  const actions = [
    opening(item, text),
    ...(item.link
      ? [{ type: 'Action.OpenUrl', title: text('links.card.discussion'), url: item.link }]
      : []),
  ];
  return card(locale, linkSummary(item, text), linkBody(shown, text), actions);
}
