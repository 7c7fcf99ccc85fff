import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { PeriodAnswer, StartBody } from '../../../bot/awards/contract';
import { useFirstField } from '../shell/focus';
import { ProblemBar } from '../shell/ProblemBar';
import { SpaceField } from '../shell/SpaceField';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { PeopleChoice } from './PeopleChoice';
import { usePeopleOf } from './useAwards';

const recurrences = ['once', 'monthly', 'quarterly'] as const;

/** Starts an award in a team or chat one looks after: its name, its days, and who chooses. */
export function StartForm({
  owned,
  onClose,
}: {
  owned: readonly { readonly id: string; readonly name: string }[];
  onClose: () => void;
}) {
  const sheets = useSheets();
  const formRef = useFirstField();
  const [form, setForm] = useState({ space: '', name: '', closes: '', ends: '' });
  const [recurrence, setRecurrence] = useState<StartBody['recurrence']>('once');
  const [approvers, setApprovers] = useState<readonly string[]>([]);
  const starting = useAct<StartBody, PeriodAnswer>('/api/awards/start', ['awards'], onClose);
  const space = form.space || owned[0]?.id || '';
  const known = usePeopleOf(space);
  const set =
    (name: keyof typeof form) =>
    (_: unknown, { value }: { value: string }) =>
      setForm((now) => ({ ...now, [name]: value }));
  function start(event: FormEvent) {
    event.preventDefault();
    starting.mutate({ ...form, space, recurrence, approvers: [...approvers] });
  }
  return (
    <form ref={formRef} className={sheets.form} onSubmit={start} aria-label={text('awards.start')}>
      <Field label={text('awards.form.name')} hint={text('awards.form.nameHint')} required>
        <Input value={form.name} maxLength={60} onChange={set('name')} />
      </Field>
      <SpaceField
        label={text('awards.form.where')}
        spaces={owned}
        value={space}
        onChosen={(id) => {
          setForm((now) => ({ ...now, space: id }));
          setApprovers([]);
        }}
      />
      <Field label={text('awards.form.closes')} required>
        <Input type="date" value={form.closes} onChange={set('closes')} />
      </Field>
      <Field label={text('awards.form.recurrence')}>
        <Select
          value={recurrence}
          onChange={(_, { value }) => setRecurrence(value as StartBody['recurrence'])}
        >
          {recurrences.map((one) => (
            <option key={one} value={one}>
              {text(`awards.recurrence.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {recurrence !== 'once' && (
        <Field label={text('awards.form.ends')} hint={text('awards.form.endsHint')} required>
          <Input type="date" value={form.ends} onChange={set('ends')} />
        </Field>
      )}
      <PeopleChoice
        label={text('awards.form.approvers')}
        hint={text('awards.form.approversHint')}
        known={known.data}
        chosen={approvers}
        onChosen={setApprovers}
      />
      {(known.isError || starting.isError) && (
        <ProblemBar problem={starting.error ?? known.error} />
      )}
      <div className={sheets.row}>
        <Button type="submit" appearance="primary" disabledFocusable={starting.isPending}>
          {text('awards.start')}
        </Button>
        <Button onClick={onClose}>{text('cancel')}</Button>
      </div>
    </form>
  );
}
