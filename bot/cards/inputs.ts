import * as z from 'zod/v4';

/** What one can choose. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What a person typed into an input: longer than any rule allows, so that the domain can say kindly how long is too long. */
export const Typed = z.string().max(40_000).default('');

/** A toggle as clients send it. */
export const Toggle = z.enum(['true', 'false']).default('false');

/** The ids an input with several choices sends, joined with commas; each once. */
export function chosenIn(typed: string): string[] {
  return [...new Set(typed.split(',').map((id) => id.trim()))].filter(Boolean);
}

/** Teams' own people picker (Entra object ids); where a client has none, the people given with it. */
export function peoplePicker(input: {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly people: readonly Choice[];
  readonly chosen?: readonly string[];
  readonly several: boolean;
}) {
  const { id, label, placeholder, people, chosen = [], several } = input;
  return {
    type: 'Input.ChoiceSet',
    ...{ id, label, placeholder },
    isMultiSelect: several,
    style: 'filtered',
    value: chosen.join(','),
    choices: people.map(({ id: value, name }) => ({ title: name, value })),
    'choices.data': {
      type: 'Data.Query',
      dataset: 'graph.microsoft.com/users?scope=currentContext',
    },
  };
}

/** One of a few choices; `value` is the first where none is given. */
export function choiceInput(input: {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value?: string;
}) {
  const { id, label, choices, value = choices[0]?.id ?? '' } = input;
  return {
    type: 'Input.ChoiceSet',
    ...{ id, label, value },
    style: 'compact',
    choices: choices.map(({ id: chosen, name }) => ({ title: name, value: chosen })),
  };
}

/** A text; `longest` is in UTF-16 units, as clients count. */
export function textInput(input: {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly longest: number;
  readonly value?: string;
  readonly lines?: boolean;
  /** Said where it is left empty; without it, it may be. */
  readonly missing?: string;
}) {
  const { id, label, placeholder, longest, value = '', lines, missing } = input;
  return {
    type: 'Input.Text',
    ...{ id, label },
    ...(placeholder && { placeholder }),
    ...(lines && { isMultiline: true }),
    ...(missing && { isRequired: true, errorMessage: missing }),
    maxLength: longest,
    value,
  };
}
