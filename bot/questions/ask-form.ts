import { card, problemLine, title } from '../cards/frame';
import { type Choice, textInput } from '../cards/inputs';
import { lineOf } from '../cards/parts';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { shorten } from '../texts/words';
import type { BoardItem } from './contract';
import { limits } from './domain';

/** What somebody typed and chose so far. */
export interface Typed {
  readonly title?: string;
  readonly details?: string;
  readonly tags?: string;
  readonly anonymous?: 'true' | 'false';
}

/** What a question form holds. */
export interface AskForm {
  readonly spaces: readonly Choice[];
  readonly typed: Typed;
  /** Answered questions that may be the same. */
  readonly similar: readonly BoardItem[];
  readonly problem?: string;
  /** What in it may not be for everybody. */
  readonly sensitive: readonly object[];
  /** It may be asked without a name. */
  readonly anonymous: boolean;
  readonly submit: object;
}

function similarItems(similar: readonly BoardItem[], text: Text) {
  if (similar.length === 0) return [];
  const items = similar.flatMap(({ title: asked, best, link }) => [
    lineOf([{ text: asked, weight: 'Bolder' }]),
    ...(best
      ? [
          {
            ...lineOf([{ text: `${best.by}: ${shorten(best.text, 200)}`, isSubtle: true }]),
            spacing: 'None',
          },
        ]
      : []),
    ...(link
      ? [
          {
            type: 'ActionSet',
            actions: [{ type: 'Action.OpenUrl', title: text('questions.card.open'), url: link }],
          },
        ]
      : []),
  ]);
  const heading = lineOf([{ text: text('questions.form.similar'), weight: 'Bolder' }]);
  return [{ type: 'Container', style: 'emphasis', items: [heading, ...items] }];
}

/** The form every way in shares: for asking, and for other words. */
export function askForm(
  form: AskForm,
  heading: string,
  spaceInput: readonly object[],
  text: Text,
  locale: string,
): Card {
  const { typed, similar, problem, sensitive, anonymous, submit } = form;
  const body = [
    title(heading),
    ...problemLine(problem),
    ...sensitive,
    ...similarItems(similar, text),
    ...spaceInput,
    textInput({
      ...{
        id: 'title',
        label: text('questions.form.question'),
        placeholder: text('questions.form.example'),
      },
      ...{
        longest: limits.longestTitle,
        value: typed.title,
        missing: text('questions.form.missing'),
      },
    }),
    textInput({
      ...{ id: 'details', label: text('questions.form.details'), longest: limits.longestDetails },
      ...{ lines: true, value: typed.details },
    }),
    textInput({
      ...{
        id: 'tags',
        label: text('questions.form.tags'),
        placeholder: text('questions.form.tagsExample'),
      },
      ...{ longest: 400, value: typed.tags },
    }),
    ...(anonymous
      ? [
          {
            type: 'Input.Toggle',
            id: 'anonymous',
            title: text('questions.form.anonymous'),
            value: typed.anonymous ?? 'false',
          },
        ]
      : []),
  ];
  return card(locale, heading, body, [submit]);
}
