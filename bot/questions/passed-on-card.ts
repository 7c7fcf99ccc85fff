import { card, title } from '../cards/frame';
import { type Choice, peoplePicker } from '../cards/inputs';
import { action, lineOf, markdownFree, paragraph } from '../cards/parts';
import type { Card } from '../teams/port';
import { shorten } from '../texts/words';
import { answering, buttons, type Drawing, questionSummary, reasonText, tagLine } from './cards';
import type { Asked, Question } from './contract';

/** A question passed on to somebody who may know, with the reason why them. */
export function passedOnCard(
  question: Question,
  asked: Asked,
  people: readonly Choice[],
  space: string,
  drawing: Drawing,
): Card {
  const { text, locale } = drawing;
  const others = people.filter(({ id }) => id !== asked.id && id !== question.asker.id);
  const who = question.asker.id ? question.asker.name : text('questions.passedOn.somebody');
  const body = [
    lineOf([
      {
        text: text('questions.passedOn.label', { who, space }),
        color: 'Accent',
        weight: 'Bolder',
        size: 'Small',
      },
    ]),
    { ...title(markdownFree(question.title)), spacing: 'Small' },
    ...(question.details ? [paragraph(shorten(question.details, 1_500))] : []),
    ...tagLine(question),
    lineOf([
      { text: `${text('questions.passedOn.why')}  `, weight: 'Bolder' },
      { text: reasonText(asked, drawing), isSubtle: true },
    ]),
  ];
  const button = buttons(drawing, question);
  const picker = peoplePicker({
    ...{ id: 'person', label: text('questions.passedOn.whoElse'), people: others, several: false },
    placeholder: text('questions.passedOn.choose'),
  });
  const suggest = {
    type: 'Action.ShowCard',
    title: text('questions.passedOn.suggest'),
    card: {
      ...{ type: 'AdaptiveCard', version: '1.5', body: [picker] },
      actions: [action(text('questions.passedOn.askThem'), button('questions.suggest'))],
    },
  };
  const decline = action(text('questions.passedOn.notMe'), button('questions.decline'));
  return card(locale, questionSummary(question, text), body, [
    answering(drawing, question),
    suggest,
    { ...decline, associatedInputs: 'none' },
  ]);
}
