import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { DecideBody, LinkAnswer, Use } from '../../../bot/links/contract';
import { Anyway } from '../shell/Anyway';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import type { Item } from './useLinks';

const uses: readonly Use[] = ['always', 'often', 'rarely'];
const reviews = [26, 52, 13, 0];

/** Decides about a link that waits: with context, when to use it, and when to look at it again. */
export function VetForm({ link }: { link: Item }) {
  const sheets = useSheets();
  const [words, setWords] = useState('');
  const [anyway, setAnyway] = useState(false);
  const [use, setUse] = useState<Use>('often');
  const [reviewWeeks, setReview] = useState(26);
  const deciding = useAct<DecideBody, LinkAnswer>('/api/links/decide', ['links']);
  const { space, id, vetting, note } = link;
  const seen = Math.max(vetting?.at ?? 0, note?.at ?? 0);
  const decide = (decision: DecideBody['decision']) => () =>
    deciding.mutate({ space, id, seen, decision, text: words, use, reviewWeeks, anyway });
  return (
    <section className={`${sheets.form} ${sheets.gap}`} aria-label={text('links.vet.title')}>
      <Field label={text('links.vet.words')} hint={text('links.vet.wordsHint')}>
        <Textarea
          value={words}
          resize="vertical"
          maxLength={500}
          onChange={(_, { value }) => setWords(value)}
        />
      </Field>
      <div className={sheets.row}>
        <Field label={text('links.vet.use')} className={sheets.half}>
          <Select value={use} onChange={(_, { value }) => setUse(value as Use)}>
            {uses.map((one) => (
              <option key={one} value={one}>
                {text(`links.use.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text('links.vet.review')} className={sheets.half}>
          <Select value={String(reviewWeeks)} onChange={(_, { value }) => setReview(Number(value))}>
            {reviews.map((weeks) => (
              <option key={weeks} value={weeks}>
                {text('links.vet.months', { months: Math.round(weeks / 4.33) })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {deciding.isError && <ProblemBar problem={deciding.error} />}
      <Anyway problem={deciding.error} checked={anyway} onChecked={setAnyway} />
      <div className={sheets.row}>
        <Button
          appearance="primary"
          disabledFocusable={deciding.isPending}
          onClick={decide('approve')}
        >
          {text('links.vet.approve')}
        </Button>
        <Button disabledFocusable={deciding.isPending} onClick={decide('sendBack')}>
          {text('links.vet.sendBack')}
        </Button>
        <Button disabledFocusable={deciding.isPending} onClick={decide('decline')}>
          {text('links.vet.decline')}
        </Button>
      </div>
    </section>
  );
}
