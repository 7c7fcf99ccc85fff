import { card, title } from '../cards/frame';
import { joinNames } from '../cards/names';
import { action, lineOf, markdownFree, paragraph, sealedButton } from '../cards/parts';
import { writing } from '../cards/writing';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { shorten } from '../texts/words';
import type { Answer, Asked, BoardItem, Question } from './contract';
import { limits } from './domain';

export interface Drawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
  readonly tenant: string;
  readonly now: number;
}

const lifeMs = 366 * 86_400_000;

/** One line for notifications and for clients that show no cards. */
export function questionSummary({ title: asked }: Question, text: Text): string {
  return text('questions.card.summary', { title: asked });
}

/** What speaks for somebody, as one sentence. */
export function reasonText({ reasons }: Pick<Asked, 'reasons'>, { text, locale }: Drawing): string {
  return joinNames(
    reasons.map(({ key, values }) => text(key, values)),
    locale,
  );
}

export function buttons({ seals }: Drawing, { id, space, at }: Question, answer?: string) {
  const target = { id, space, ...(answer && { answer }) };
  return (verb: string) => sealedButton(seals, { verb, target, nonce: id, now: at, lifeMs });
}

/** What is written behind the buttons of a question: an answer, and what is added to one. */
export const answerLines = (text: Text) => ({
  label: text('questions.card.answerLabel'),
  send: text('questions.card.send'),
  longest: limits.longestAnswer,
});
export const additionLines = (text: Text) => ({
  label: text('questions.card.addLabel'),
  send: text('questions.card.send'),
  longest: limits.longestAnswer,
});

export function answering(drawing: Drawing, question: Question) {
  const { text } = drawing;
  const words = { button: text('questions.card.answer'), ...answerLines(text) };
  return { ...writing(words, buttons(drawing, question)('questions.answer')), style: 'positive' };
}

function answerItem(answer: Answer, question: Question, drawing: Drawing) {
  const { text } = drawing;
  const accepted = question.accepted === answer.id;
  const older = answer.version < question.version ? ` · ${text('questions.card.older')}` : '';
  const useful =
    answer.useful > 0 ? ` · ${text('questions.card.useful', { count: answer.useful })}` : '';
  const button = buttons(drawing, question, answer.id);
  const add = { button: text('questions.card.add'), ...additionLines(text) };
  const accept = action(text('questions.card.accept'), button('questions.accept'));
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    ...(accepted && { style: 'good' }),
    items: [
      lineOf([
        ...(accepted
          ? [{ text: `${text('questions.card.accepted')}  `, weight: 'Bolder' as const }]
          : []),
        { text: answer.by.name, weight: 'Bolder' },
        { text: `${useful}${older}`, isSubtle: true },
      ]),
      { ...paragraph(answer.text), spacing: 'Small' },
      {
        type: 'ActionSet',
        actions: [
          action(text('questions.card.markUseful'), button('questions.useful')),
          ...(question.state === 'resolved' ? [] : [accept]),
          writing(add, button('questions.add')),
        ],
      },
    ],
  };
}

export function tagLine({ tags }: Pick<Question, 'tags'>) {
  const shown = tags.map((tag) => `#${tag}`).join('  ');
  return tags.length > 0 ? [lineOf([{ text: shown, isSubtle: true, size: 'Small' }])] : [];
}

/** The question as everybody in the conversation sees it. */
export function questionCard(question: Question, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const { asker, state, answers, answerCount, asked, details } = question;
  const label = text('questions.card.label', { state: text(`questions.state.${state}`) });
  const from = asker.id
    ? text('questions.card.from', { name: asker.name })
    : text('questions.card.fromSomebody');
  const open = asked.filter(({ declined }) => !declined);
  const passed =
    open.length > 0 && state === 'open'
      ? ` · ${text('questions.card.passedOn', {
          names: joinNames(
            open.map(({ name }) => name),
            locale,
          ),
        })}`
      : '';
  const more = answerCount - answers.length;
  const body = [
    lineOf([{ text: label, color: 'Accent', weight: 'Bolder', size: 'Small' }]),
    { ...title(markdownFree(question.title)), spacing: 'Small' },
    ...(details ? [paragraph(shorten(details, 1_500))] : []),
    ...tagLine(question),
    lineOf([{ text: `${from}${passed}`, isSubtle: true }]),
    ...answers.map((answer) => answerItem(answer, question, drawing)),
    ...(more > 0
      ? [lineOf([{ text: text('questions.card.more', { more }), isSubtle: true }])]
      : []),
  ];
  const button = buttons(drawing, question);
  // The button of one acceptance: another one later is another act.
  const reopening = buttons(drawing, question, question.accepted)('questions.reopen');
  const reopen = { ...action(text('questions.card.reopen'), reopening), mode: 'secondary' };
  const edit = {
    ...action(text('questions.card.edit'), button('questions.openEdit')),
    mode: 'secondary',
  };
  return card(locale, questionSummary(question, text), body, [
    answering(drawing, question),
    ...(state === 'resolved' ? [reopen] : [edit]),
  ]);
}

/** A sentence in private, with the way to what it is about. */
export function noticeCard(
  words: string,
  link: string | undefined,
  text: Text,
  locale: string,
): Card {
  const open = { type: 'Action.OpenUrl', title: text('questions.card.open'), url: link };
  return card(locale, words, [paragraph(words)], link ? [open] : []);
}

/** A question that was found, put into a message: with its best answer, and the way to it. */
export function foundCard(item: BoardItem, text: Text, locale: string): Card {
  const { title: asked, lead, best, link, state } = item;
  const label = text('questions.card.label', { state: text(`questions.state.${state}`) });
  const body = [
    lineOf([{ text: label, color: 'Accent', weight: 'Bolder', size: 'Small' }]),
    { ...title(markdownFree(asked)), spacing: 'Small' },
    ...(lead ? [paragraph(lead)] : []),
    ...(best
      ? [
          {
            type: 'Container',
            separator: true,
            items: [
              lineOf([{ text: best.by, weight: 'Bolder' }]),
              { ...paragraph(best.text), spacing: 'Small' },
            ],
          },
        ]
      : [lineOf([{ text: text('questions.find.noAnswer'), isSubtle: true }])]),
  ];
  const open = { type: 'Action.OpenUrl', title: text('questions.card.open'), url: link };
  return card(locale, text('questions.card.summary', { title: asked }), body, link ? [open] : []);
}
