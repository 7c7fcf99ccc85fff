import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { NominateBody, NominatedAnswer } from '../../../bot/awards/contract';
import { FormEnd } from '../shell/FormEnd';
import { useFirstField } from '../shell/focus';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { PeopleChoice } from './PeopleChoice';
import { type Going, usePeopleOf } from './useAwards';

/** Nominates a crew or a whole group, with why and what shows it. */
export function NominateForm({ award, onClose }: { award: Going; onClose: () => void }) {
  const sheets = useSheets();
  const formRef = useFirstField();
  const [form, setForm] = useState({ group: '', crewName: '', why: '', links: '' });
  const [anyway, setAnyway] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const nominating = useAct<NominateBody, NominatedAnswer>(
    '/api/awards/nominate',
    ['awards'],
    onClose,
  );
  const known = usePeopleOf(award.space);
  const set =
    (name: keyof typeof form) =>
    (_: unknown, { value }: { value: string }) =>
      setForm((now) => ({ ...now, [name]: value }));
  function nominate(event: FormEvent) {
    event.preventDefault();
    const { space, id: period } = award;
    const people = form.group ? [] : [...chosen];
    nominating.mutate({ space, period, ...form, people, anyway });
  }
  return (
    <form
      ref={formRef}
      className={`${sheets.form} ${sheets.gap}`}
      onSubmit={nominate}
      aria-label={text('awards.nominateFor', { award: award.name })}
    >
      {form.group === '' && (
        <>
          <PeopleChoice
            label={text('awards.form.people')}
            hint={text('awards.form.peopleHint')}
            known={known.data}
            chosen={chosen}
            onChosen={setChosen}
          />
          <Field label={text('awards.form.crewName')}>
            <Input value={form.crewName} maxLength={60} onChange={set('crewName')} />
          </Field>
        </>
      )}
      <Field label={text('awards.form.group')}>
        <Select value={form.group} onChange={set('group')}>
          <option value="">{text('awards.form.groupNone')}</option>
          {known.data?.groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text('awards.form.why')} hint={text('awards.form.whyHint')} required>
        <Textarea
          value={form.why}
          resize="vertical"
          rows={3}
          maxLength={1000}
          onChange={set('why')}
        />
      </Field>
      <Field label={text('awards.form.links')} hint={text('awards.form.linksHint')}>
        <Input value={form.links} maxLength={4000} onChange={set('links')} />
      </Field>
      <FormEnd
        send={text('awards.nominate')}
        waiting={nominating.isPending}
        problem={nominating.error ?? known.error}
        anyway={anyway}
        onAnyway={setAnyway}
        onClose={onClose}
      />
    </form>
  );
}
