import { card, problemLine, title } from '../cards/frame';
import { type Choice, choiceInput, peoplePicker, textInput } from '../cards/inputs';
import { action, type SealedButton, sealedButton } from '../cards/parts';
import type { FormIdentity } from '../operations/identity';
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

export interface KudosForm {
  /** The space it goes to where that is fixed; otherwise `spaces` to choose from, the likeliest first. */
  readonly spaces: readonly Choice[];
  readonly fixed: boolean;
  /** People for clients without a people picker. */
  readonly people: readonly Choice[];
  readonly typed: Partial<Wish>;
  /** What was wrong with what was typed. */
  readonly problem?: string;
  /** What in it may not be for everybody. */
  readonly sensitive: readonly object[];
  readonly submit: SealedButton;
  /** Message-extension dialogs know Action.Submit only. */
  readonly dialog: boolean;
}

export const formLifeMs = 30 * 86_400_000;

export function peopleInput(text: Text, people: readonly Choice[], chosen: readonly string[] = []) {
  const label = text('recognition.form.people');
  const placeholder = text('recognition.form.peoplePlaceholder');
  return peoplePicker({ id: 'people', label, placeholder, people, chosen, several: true });
}

export function wordInputs(text: Text, typed: Partial<Wish>) {
  return [
    textInput({
      id: 'what',
      label: text('recognition.form.what'),
      placeholder: text('recognition.form.whatPlaceholder'),
      missing: text('recognition.form.whatMissing'),
      longest: limits.longestWhat,
      lines: true,
      value: typed.what,
    }),
    textInput({
      id: 'possible',
      label: text('recognition.form.possible'),
      placeholder: text('recognition.form.possiblePlaceholder'),
      longest: limits.longestPossible,
      lines: true,
      value: typed.possible,
    }),
    choiceInput({
      id: 'practice',
      label: text('recognition.form.practice'),
      value: typed.practice ?? 'cooperated',
      choices: practices.map((id) => ({ id, name: text(`recognition.practice.${id}`) })),
    }),
  ];
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
    ...form.sensitive,
    ...(fixed
      ? []
      : [choiceInput({ id: 'space', label: text('recognition.form.space'), choices: spaces })]),
    peopleInput(text, people, typed.people),
    {
      type: 'Input.Toggle',
      id: 'whole',
      title: wholeName
        ? text('recognition.form.wholeNamed', { space: wholeName })
        : text('recognition.form.whole'),
      value: String(typed.whole ?? false),
    },
    textInput({
      id: 'crewName',
      label: text('recognition.form.crewName'),
      placeholder: text('recognition.form.crewNamePlaceholder'),
      longest: limits.longestCrewName,
      value: typed.crewName,
    }),
    ...wordInputs(text, typed),
  ];
  const give = action(text('recognition.form.give'), submit);
  const submitted = dialog ? { ...give, type: 'Action.Submit', verb: undefined } : give;
  return card(locale, text('recognition.form.title'), body, [{ ...submitted, style: 'positive' }]);
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
