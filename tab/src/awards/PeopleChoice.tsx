import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { NamedPerson } from '../../../bot/awards/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** Undefined where it is not known. */
  readonly known: { readonly people: readonly NamedPerson[]; readonly more: boolean } | undefined;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

const mostShown = 8;

/** Chooses several people: those chosen stay in sight, the others are found by name. */
export function PeopleChoice({ label, hint, known, chosen, onChosen }: Props) {
  const sheets = useSheets();
  const [typed, setTyped] = useState('');
  const people = known?.people ?? [];
  const words = typed.trim().toLowerCase();
  const found = people.filter(({ name }) => name.toLowerCase().includes(words));
  const offered = new Set(found.slice(0, mostShown).map(({ id }) => id));
  // In one order, so that nothing moves away under a finger or the focus.
  const shown = people.filter(({ id }) => offered.has(id) || chosen.includes(id));
  const set = (id: string, on: boolean) =>
    onChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className={sheets.group}>
      <legend className={sheets.legend}>{label}</legend>
      <Field hint={`${hint} ${text('awards.form.chosen', { count: chosen.length })}.`}>
        <Input
          aria-label={text('awards.form.find')}
          placeholder={text('awards.form.find')}
          value={typed}
          maxLength={100}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <div className={`${sheets.row} ${sheets.near}`}>
        {shown.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(_, { checked }) => set(id, checked === true)}
          />
        ))}
        {known && found.length === 0 && (
          <p className={sheets.subtle}>
            {text(known.more ? 'awards.form.nobodyHere' : 'awards.form.nobody')}
          </p>
        )}
      </div>
    </fieldset>
  );
}
