import { card } from '../cards/frame';
import { choiceInput, textInput } from '../cards/inputs';
import { action, lineOf, paragraph } from '../cards/parts';
import { writing } from '../cards/writing';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { buttons, type Drawing, linkBody, linkSummary, opening } from './cards';
import { type Link, uses } from './contract';
import { limits } from './domain';

const reviews = [26, 52, 13, 0];

/** How long a link is good for, and when to use it. */
function vettingInputs({ text }: Drawing, { vetting }: Link) {
  return [
    choiceInput({
      ...{ id: 'use', label: text('links.vet.use'), value: vetting?.use ?? 'often' },
      choices: uses.map((id) => ({ id, name: text(`links.use.${id}`) })),
    }),
    choiceInput({
      ...{ id: 'reviewWeeks', label: text('links.vet.review') },
      value: String(vetting?.reviewWeeks ?? reviews[0]),
      choices: reviews.map((weeks) => ({
        id: String(weeks),
        name: text('links.vet.months', { months: Math.round(weeks / 4.33) }),
      })),
    }),
  ];
}

/** What one who vets writes, by the verb that sends it. */
const labels = {
  'links.sendBack': 'links.vet.question',
  'links.decline': 'links.vet.reason',
  'links.update': 'links.vet.context',
  'links.retire': 'links.vet.reason',
  'links.approve': 'links.vet.context',
};
export type Vetting = keyof typeof labels;

export function vettingLines(verb: Vetting, text: Text) {
  const send = text(verb === 'links.approve' ? 'links.vet.approve' : 'links.card.send');
  return { label: text(labels[verb]), send, longest: limits.longestContext };
}

const heading = (words: string) => lineOf([{ text: words, weight: 'Bolder' }]);

/** Asks to vet a link: somebody who can, or without an `actor` everybody who sees the card. */
export function approvalCard(
  link: Link,
  space: string,
  actor: string | undefined,
  drawing: Drawing,
): Card {
  const { text, locale } = drawing;
  const button = buttons(drawing, link, actor);
  const words = text('links.vet.ask', { name: link.first.name, space });
  const context = {
    ...{ ...vettingLines('links.approve', text), id: 'words', lines: true },
    placeholder: text('links.vet.contextExample'),
  };
  const body = [
    heading(words),
    { type: 'Container', style: 'emphasis', items: linkBody(link, text) },
    textInput(context),
    ...vettingInputs(drawing, link),
  ];
  const sendBack = { button: text('links.vet.sendBack'), ...vettingLines('links.sendBack', text) };
  const decline = { button: text('links.vet.decline'), ...vettingLines('links.decline', text) };
  return card(locale, linkSummary(link, text), body, [
    { ...action(text('links.vet.approve'), button('links.approve')), style: 'positive' },
    writing(sendBack, button('links.sendBack')),
    writing(decline, button('links.decline')),
    opening(link, text),
  ]);
}

/** What became of a link, where it was asked about in front of others. */
export function decidedCard(link: Link, space: string, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const { state, vetting, note } = link;
  const name = (state === 'vetted' ? vetting : note)?.by.name ?? '';
  const outcome = name === '' ? 'none' : state;
  const words = text('links.vet.outcome', { state: outcome, name, space, text: note?.text ?? '' });
  const items = linkBody(link, text);
  const body = [heading(words), { type: 'Container', style: 'emphasis', items }];
  return card(locale, linkSummary(link, text), body, [opening(link, text)]);
}

/** Asks whether a vetted link is still good. */
export function reviewCard(link: Link, space: string, actor: string, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const button = buttons(drawing, link, actor);
  const words = text('links.vet.reviewAsk', { count: link.outdated, space });
  const update = { button: text('links.vet.update'), ...vettingLines('links.update', text) };
  const retire = { button: text('links.vet.retire'), ...vettingLines('links.retire', text) };
  const body = [
    heading(words),
    { type: 'Container', style: 'emphasis', items: linkBody(link, text) },
  ];
  return card(locale, linkSummary(link, text), body, [
    { ...action(text('links.vet.stillGood'), button('links.stillGood')), style: 'positive' },
    writing(update, button('links.update')),
    writing(retire, button('links.retire')),
    opening(link, text),
  ]);
}

/** What became of somebody's link, in private; sent back, it can be improved right there. */
export function toldCard(words: string, link: Link, actor: string, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const improve = action(text('links.vet.improve'), buttons(drawing, link, actor)('links.improve'));
  return card(
    locale,
    words,
    [paragraph(words)],
    [
      ...(link.state === 'sentBack' ? [{ ...improve, style: 'positive' }] : []),
      opening(link, text),
    ],
  );
}
