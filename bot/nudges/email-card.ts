import { card, problemLine, title } from '../cards/frame';
import { choiceInput, textInput } from '../cards/inputs';
import { action, lineOf, paragraph, sealedButton } from '../cards/parts';
import type { Card } from '../teams/port';
import { shorten } from '../texts/words';
import type { Drawing } from './cards';

/** A long thread with what everybody answered before. */
export const longestEmail = 20_000;
const lifeMs = 86_400_000;
export const emailKinds = ['auto', 'question', 'post', 'link'] as const;

/** Where a mail is pasted, and what it is to become. */
export function emailCard(
  person: string,
  nonce: string,
  { text, locale, seals, now }: Drawing,
  problem?: string,
): Card {
  const heading = text('nudges.email.title');
  const verb = 'nudges.readEmail';
  const sealed = sealedButton(seals, { verb, target: {}, nonce, now, lifeMs, actor: person });
  const body = [
    title(heading),
    ...problemLine(problem),
    lineOf([{ text: text('nudges.email.what'), isSubtle: true }]),
    textInput({
      ...{ id: 'email', label: text('nudges.email.paste'), longest: longestEmail, lines: true },
      missing: text('nudges.email.missing'),
    }),
    choiceInput({
      ...{ id: 'as', label: text('nudges.email.as') },
      choices: emailKinds.map((id) => ({ id, name: text(`nudges.email.kind.${id}`) })),
    }),
  ];
  return card(locale, heading, body, [
    { ...action(text('nudges.email.read'), sealed), style: 'positive' },
  ]);
}

/** The line that leads those who got the mail to where it goes on. */
export function replyCard(what: string, link: string, { text, locale }: Drawing): Card {
  const line = text('nudges.email.line', { link });
  const body = [
    lineOf([{ text: text('nudges.email.reply', { what: shorten(what, 100) }), weight: 'Bolder' }]),
    { type: 'Container', style: 'emphasis', items: [paragraph(line)] },
  ];
  const open = { type: 'Action.OpenUrl', title: text('nudges.email.open'), url: link };
  return card(locale, line, body, [open]);
}
