import { card, problemLine, title } from '../cards/frame';
import { type Choice, choiceInput, peoplePicker, textInput } from '../cards/inputs';
import { action, lineOf, type SealedButton } from '../cards/parts';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { recurrences } from './contract';
import { limits } from './domain';
import { type NominateTyped, nothing, type StartTyped } from './inputs';

function dayInput(input: { id: string; label: string; value?: string; min: string }) {
  const { value = '', ...rest } = input;
  return { type: 'Input.Date', ...rest, value };
}

export interface StartForm {
  readonly spaces: readonly Choice[];
  readonly people: readonly Choice[];
  readonly today: string;
  readonly typed: Partial<StartTyped>;
  readonly problem?: string | undefined;
  readonly submit: SealedButton;
}

/** What an owner says of an award: its name, its days, and who chooses. */
export function startForm(form: StartForm, text: Text, locale: string): Card {
  const { spaces, people, today, typed, submit } = form;
  const heading = text('awards.form.startTitle');
  const chosen = (typed.approvers ?? '').split(',').filter(Boolean);
  const hint = (key: 'periods' | 'whoChooses') =>
    lineOf([{ text: text(`awards.form.${key}`), isSubtle: true, size: 'Small' }]);
  const body = [
    title(heading),
    ...problemLine(form.problem),
    ...(spaces.length > 0
      ? [choiceInput({ id: 'space', label: text('awards.form.space'), choices: spaces })]
      : []),
    textInput({
      ...{ id: 'name', label: text('awards.form.name'), longest: limits.longestName },
      ...{ placeholder: text('awards.form.nameExample'), missing: text('awards.noName') },
      value: typed.name,
    }),
    dayInput({ id: 'closes', label: text('awards.form.closes'), value: typed.closes, min: today }),
    choiceInput({
      ...{ id: 'recurrence', label: text('awards.form.recurrence'), value: typed.recurrence },
      choices: recurrences.map((id) => ({ id, name: text(`awards.recurrence.${id}`) })),
    }),
    dayInput({ id: 'ends', label: text('awards.form.ends'), value: typed.ends, min: today }),
    hint('periods'),
    peoplePicker({
      ...{ id: 'approvers', label: text('awards.form.approvers'), people, chosen, several: true },
      placeholder: text('awards.form.choose'),
    }),
    hint('whoChooses'),
  ];
  const start = action(text('awards.form.start'), submit);
  return card(locale, heading, body, [{ ...start, style: 'positive' }]);
}

export interface NominateForm {
  readonly award: string;
  readonly people: readonly Choice[];
  /** Teams, chats and groups that can be nominated as a whole. */
  readonly groups: readonly Choice[];
  /** Kudos given here lately. */
  readonly kudos: readonly Choice[];
  readonly typed: Partial<NominateTyped>;
  /** What is wrong with it, if anything. */
  readonly above: readonly object[];
  readonly submit: SealedButton;
  /** Puts the card back that the form stands in place of. */
  readonly back?: SealedButton | undefined;
}

/** Who, why, and what shows it. */
export function nominateForm(form: NominateForm, text: Text, locale: string): Card {
  const { award, people, groups, kudos, typed, submit, back } = form;
  const heading = text('awards.form.nominateTitle', { award });
  const chosen = (typed.people ?? '').split(',').filter(Boolean);
  const optional = (id: 'group' | 'kudos', choices: readonly Choice[]) =>
    choiceInput({
      ...{ id, label: text(`awards.form.${id}`), value: typed[id] || nothing },
      choices: [{ id: nothing, name: text(`awards.form.${id}None`) }, ...choices],
    });
  const body = [
    title(heading),
    ...form.above,
    ...(kudos.length > 0 ? [optional('kudos', kudos)] : []),
    peoplePicker({
      ...{ id: 'people', label: text('awards.form.people'), people, chosen, several: true },
      placeholder: text('awards.form.choose'),
    }),
    textInput({
      ...{ id: 'crewName', label: text('awards.form.crewName'), longest: limits.longestName },
      ...{ placeholder: text('awards.form.crewNameExample'), value: typed.crewName },
    }),
    optional('group', groups),
    textInput({
      ...{ id: 'why', label: text('awards.form.why'), longest: limits.longestWhy, lines: true },
      ...{ placeholder: text('awards.form.whyExample'), value: typed.why },
    }),
    textInput({
      ...{ id: 'links', label: text('awards.form.links'), longest: 4_000, value: typed.links },
      placeholder: 'https://',
    }),
  ];
  const nominate = action(text('awards.form.nominate'), submit);
  const cancel = back && { ...action(text('awards.form.back'), back), associatedInputs: 'none' };
  return card(locale, heading, body, [
    { ...nominate, style: 'positive' },
    ...(cancel ? [cancel] : []),
  ]);
}
