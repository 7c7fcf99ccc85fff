import { card } from '../cards/frame';
import { joinNames } from '../cards/names';
import { action, lineOf, paragraph, sealedButton } from '../cards/parts';
import { writing } from '../cards/writing';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import type { Input, Post } from './contract';
import { limits, lineNames, titleOf } from './domain';

export interface Drawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
}

const lifeMs = 366 * 86_400_000;

/** One line for notifications and for clients that show no cards. */
export function postSummary(post: Post, text: Text): string {
  return text('posts.card.summary', { name: post.author.name, title: titleOf(post) });
}

function buttons({ seals }: Drawing, { id, space, at }: Post) {
  return (verb: string) =>
    sealedButton(seals, { verb, target: { id, space }, nonce: id, now: at, lifeMs });
}

/** Whose words, or what they are about, and the words. */
function labelled(label: string, words: string) {
  return [
    { ...lineOf([{ text: label, weight: 'Bolder', size: 'Small' }]), spacing: 'Medium' },
    { ...paragraph(words), spacing: 'None' },
  ];
}

function inputItem({ by, text }: Input) {
  return lineOf([{ text: `${by.name}  `, weight: 'Bolder' }, { text }]);
}

function inputItems({ inputs, inputCount }: Post, text: Text) {
  if (inputs.length === 0) return [];
  const more = inputCount - inputs.length;
  const items = [
    lineOf([{ text: text('posts.card.inputs'), weight: 'Bolder', size: 'Small' }]),
    ...inputs.map((input) => ({ ...inputItem(input), spacing: 'Small' })),
    ...(more > 0
      ? [lineOf([{ text: text('posts.card.more', { more }), isSubtle: true, size: 'Small' }])]
      : []),
  ];
  return [{ type: 'Container', style: 'emphasis', spacing: 'Medium', items }];
}

/** How many watch, with a few names, and how many it helped. */
function countLine({ watchers, watcherCount, helped }: Post, { text, locale }: Drawing) {
  const others = watcherCount - watchers.length;
  const shown = watchers.map(({ name }) => name);
  const names = joinNames(
    others > 0 ? [...shown, text('posts.card.others', { others })] : shown,
    locale,
  );
  const counts = [
    ...(watcherCount > 0 ? [text('posts.card.watching', { count: watcherCount, names })] : []),
    ...(helped > 0 ? [text('posts.card.helped', { count: helped })] : []),
  ];
  if (counts.length === 0) return [];
  return [lineOf([{ text: counts.join(' · '), isSubtle: true, size: 'Small' }])];
}

/** What is written behind the buttons of a post: input by anybody, and by its author what came of it. */
export const inputLines = (text: Text) => ({
  label: text('posts.card.offerLabel'),
  send: text('posts.card.send'),
  longest: limits.longestInput,
});
export const outcomeLines = (text: Text) => ({
  label: text('posts.card.closeLabel'),
  send: text('posts.card.send'),
  longest: limits.longestOutcome,
});

function actionsOf(post: Post, drawing: Drawing) {
  const { text } = drawing;
  const { state, page } = post;
  const button = buttons(drawing, post);
  const helped = action(text('posts.card.markHelped'), button('posts.helped'));
  const open = page
    ? [{ type: 'Action.OpenUrl', title: text('posts.card.openPage'), url: page.url }]
    : [];
  if (state === 'closed') return [helped, ...open];
  const input = { button: text('posts.card.offer'), ...inputLines(text) };
  const outcome = { button: text('posts.card.close'), ...outcomeLines(text) };
  const edit = action(text('posts.card.edit'), button('posts.openEdit'));
  return [
    { ...writing(input, button('posts.input')), style: 'positive' },
    action(text('posts.card.watch'), button('posts.watch')),
    helped,
    ...open,
    { ...edit, mode: 'secondary' },
    { ...writing(outcome, button('posts.close')), mode: 'secondary' },
  ];
}

/** The post as everybody in the conversation sees it. */
export function postCard(post: Post, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const { state, author, page, tags, outcome, editedAt } = post;
  const label = text('posts.card.label', { state: text(`posts.state.${state}`) });
  const edited = editedAt === undefined ? '' : ` · ${text('posts.card.edited')}`;
  const body = [
    lineOf([{ text: label, color: 'Accent', weight: 'Bolder', size: 'Small' }]),
    {
      ...lineOf([
        { text: author.name, weight: 'Bolder' },
        { text: edited, isSubtle: true },
      ]),
      spacing: 'Small',
    },
    ...(outcome
      ? [{ type: 'Container', style: 'good', items: labelled(text('posts.card.outcome'), outcome) }]
      : []),
    ...lineNames.flatMap((name) =>
      post[name] ? labelled(text(`posts.line.${name}`), post[name]) : [],
    ),
    ...(page ? [lineOf([{ text: page.host, isSubtle: true, size: 'Small' }])] : []),
    ...(tags.length > 0
      ? [lineOf([{ text: tags.map((tag) => `#${tag}`).join('  '), isSubtle: true, size: 'Small' }])]
      : []),
    ...inputItems(post, text),
    ...countLine(post, drawing),
  ];
  return card(locale, postSummary(post, text), body, actionsOf(post, drawing));
}

/** A sentence in private, with the way to what it is about. */
export function noticeCard(
  words: string,
  link: string | undefined,
  text: Text,
  locale: string,
): Card {
  const open = { type: 'Action.OpenUrl', title: text('posts.card.open'), url: link };
  return card(locale, words, [paragraph(words)], link ? [open] : []);
}
