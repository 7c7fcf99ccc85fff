import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { DecideBody, PeriodAnswer } from '../../../bot/awards/contract';
import { Anyway } from '../shell/Anyway';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import type { Going } from './useAwards';
import { nomineeText } from './words';

/** For whoever is asked to choose: one of the nominated or none, and why. */
export function DecideForm({ award }: { award: Going }) {
  const sheets = useSheets();
  const { space, id: period, name, nominations } = award;
  // Nothing is chosen beforehand: the first in a list must not win by a slip.
  const [nomination, setNomination] = useState<string>();
  const [why, setWhy] = useState('');
  const [anyway, setAnyway] = useState(false);
  const deciding = useAct<DecideBody, PeriodAnswer>('/api/awards/decide', ['awards']);
  function decide(event: FormEvent) {
    event.preventDefault();
    if (nomination !== undefined) deciding.mutate({ space, period, nomination, why, anyway });
  }
  return (
    <form
      className={`${sheets.form} ${sheets.gap}`}
      onSubmit={decide}
      aria-label={text('awards.decide.title', { award: name })}
    >
      <Field label={text('awards.decide.choice')} required>
        <Select
          value={nomination ?? 'choose'}
          onChange={(_, { value }) => setNomination(value === 'choose' ? undefined : value)}
        >
          <option value="choose">{text('awards.decide.choose')}</option>
          {nominations.map(({ id, nominee }) => (
            <option key={id} value={id}>
              {nomineeText(nominee).title}
            </option>
          ))}
          <option value="">{text('awards.decide.none')}</option>
        </Select>
      </Field>
      <Field label={text('awards.decide.why')} hint={text('awards.decide.whyHint')} required>
        <Textarea
          value={why}
          resize="vertical"
          rows={3}
          maxLength={1000}
          onChange={(_, { value }) => setWhy(value)}
        />
      </Field>
      {deciding.isError && <ProblemBar problem={deciding.error} />}
      <Anyway problem={deciding.error} checked={anyway} onChecked={setAnyway} />
      <div className={sheets.row}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={deciding.isPending || nomination === undefined}
        >
          {text('awards.decide.send')}
        </Button>
      </div>
    </form>
  );
}
