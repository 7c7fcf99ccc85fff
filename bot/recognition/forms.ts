import { action, lineOf, type SealedButton, sealedButton } from '../cards/parts';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { practices } from './contract';
import { limits, type Wish } from './domain';

/** What drawing a form needs. */
export interface FormDrawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
  readonly now: number;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface KudosForm {
  /** The space it goes to where that is fixed; otherwise `spaces` to choose from, the likeliest first. */
  readonly spaces: readonly Choice[];
  readonly fixed: boolean;
  /** People for clients without a people picker. */
  readonly people: readonly Choice[];
  readonly typed: Partial<Wish>;
  /** What was wrong with what was typed. */
  readonly problem?: string;
  readonly submit: SealedButton;
  /** Message-extension dialogs know Action.Submit only. */
  readonly dialog: boolean;
}

export const formLifeMs = 30 * 86_400_000;

export function card(
  locale: string,
  summary: string,
  body: readonly object[],
  actions: readonly object[],
): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: locale,
    fallbackText: summary,
    body,
    actions,
  };
}

export function title(text: string) {
  return { type: 'TextBlock', style: 'heading', size: 'Large', weight: 'Bolder', wrap: true, text };
}

function problemLine(problem: string | undefined) {
  return problem
    ? [
        {
          type: 'Container',
          style: 'attention',
          items: [lineOf([{ text: problem, color: 'Attention' }])],
        },
      ]
    : [];
}

/** Teams' own people picker; where a client has none, the choices given with it. */
export function peoplePicker(text: Text, people: readonly Choice[], chosen: readonly string[]) {
  return {
    type: 'Input.ChoiceSet',
    id: 'people',
    label: text('recognition.form.people'),
    placeholder: text('recognition.form.peoplePlaceholder'),
    isMultiSelect: true,
    style: 'filtered',
    value: chosen.join(','),
    choices: people.map(({ id, name }) => ({ title: name, value: id })),
    'choices.data': {
      type: 'Data.Query',
      dataset: 'graph.microsoft.com/users?scope=currentContext',
    },
  };
}

export function wordInputs(text: Text, typed: Partial<Wish>) {
  return [
    {
      type: 'Input.Text',
      id: 'what',
      label: text('recognition.form.what'),
      placeholder: text('recognition.form.whatPlaceholder'),
      isMultiline: true,
      isRequired: true,
      errorMessage: text('recognition.form.whatMissing'),
      maxLength: limits.longestWhat,
      value: typed.what ?? '',
    },
    {
      type: 'Input.Text',
      id: 'possible',
      label: text('recognition.form.possible'),
      placeholder: text('recognition.form.possiblePlaceholder'),
      isMultiline: true,
      maxLength: limits.longestPossible,
      value: typed.possible ?? '',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'practice',
      label: text('recognition.form.practice'),
      style: 'compact',
      value: typed.practice ?? 'cooperated',
      choices: practices.map((value) => ({ title: text(`recognition.practice.${value}`), value })),
    },
  ];
}

function spaceInput(text: Text, spaces: readonly Choice[]) {
  return {
    type: 'Input.ChoiceSet',
    id: 'space',
    label: text('recognition.form.space'),
    style: 'compact',
    value: spaces[0]?.id ?? '',
    choices: spaces.map(({ id, name }) => ({ title: name, value: id })),
  };
}

/** The form every way in shares. */
export function kudosForm(
  form: KudosForm,
  { text, locale }: Pick<FormDrawing, 'text' | 'locale'>,
): Card {
  const { typed, spaces, fixed, people, submit, dialog } = form;
  const wholeName = fixed ? spaces[0]?.name : undefined;
  const body = [
    ...(dialog ? [] : [title(text('recognition.form.title'))]),
    ...problemLine(form.problem),
    ...(fixed ? [] : [spaceInput(text, spaces)]),
    peoplePicker(text, people, typed.people ?? []),
    {
      type: 'Input.Toggle',
      id: 'whole',
      title: wholeName
        ? text('recognition.form.wholeNamed', { space: wholeName })
        : text('recognition.form.whole'),
      value: String(typed.whole ?? false),
    },
    {
      type: 'Input.Text',
      id: 'crewName',
      label: text('recognition.form.crewName'),
      placeholder: text('recognition.form.crewNamePlaceholder'),
      maxLength: limits.longestCrewName,
      value: typed.crewName ?? '',
    },
    ...wordInputs(text, typed),
  ];
  const give = action(text('recognition.form.give'), submit);
  const submitted = dialog ? { ...give, type: 'Action.Submit', verb: undefined } : give;
  return card(locale, text('recognition.form.title'), body, [{ ...submitted, style: 'positive' }]);
}

/** One form, one act: what a form gives is the same act however often it is sent. */
export interface FormIdentity {
  readonly nonce: string;
  readonly at: number;
}

/** The sealed button of a kudos form. */
export function giveButton(
  { seals }: Pick<FormDrawing, 'seals'>,
  { nonce, at }: FormIdentity,
  target: { readonly space?: string; readonly quote?: string },
): SealedButton {
  const life = { now: at, lifeMs: formLifeMs };
  return sealedButton(seals, { verb: 'recognition.give', target, nonce, ...life });
}

/** A short card in place of a form that has done its work. */
export function doneCard(words: string, locale: string): Card {
  return card(locale, words, [lineOf([{ text: words }])], []);
}
