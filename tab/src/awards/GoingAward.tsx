import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { EndBody, PeriodAnswer } from '../../../bot/awards/contract';
import { Chip } from '../shell/Chip';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { DecideForm } from './DecideForm';
import { NominateForm } from './NominateForm';
import { NominationItem } from './NominationItem';
import type { Going } from './useAwards';
import { dayText } from './words';

/** Ends an award, after asking whether that is meant. */
function EndAward({ award, onClose }: { award: Going; onClose: () => void }) {
  const sheets = useSheets();
  const ending = useAct<EndBody, PeriodAnswer>('/api/awards/end', ['awards'], onClose);
  const { space, id: period } = award;
  return (
    <div className={sheets.gap}>
      <p className={sheets.words}>{text('awards.endSure')}</p>
      {ending.isError && <ProblemBar problem={ending.error} />}
      <div className={`${sheets.row} ${sheets.gap}`}>
        <Button
          disabledFocusable={ending.isPending}
          onClick={() => ending.mutate({ space, period })}
        >
          {text('awards.endYes')}
        </Button>
        <Button onClick={onClose}>{text('cancel')}</Button>
      </div>
    </div>
  );
}

/** An award that is open or being decided, with who is nominated and what one can do. */
export function GoingAward({ award, inSpace }: { award: Going; inSpace: boolean }) {
  const sheets = useSheets();
  const [doing, setDoing] = useState<'nominate' | 'end'>();
  const { name, spaceName, state, lastDay, recurrence, nominations, mayEnd, mayDecide } = award;
  const isOpen = state === 'open';
  const facts = [...(inSpace ? [] : [spaceName]), text(`awards.recurrence.${recurrence}`)];
  const done = () => setDoing(undefined);
  return (
    <article className={sheets.sheet}>
      <Chip strong={isOpen}>{text(`awards.state.${state}`, { day: dayText(lastDay) })}</Chip>
      <h2 className={sheets.title}>{name}</h2>
      <p className={sheets.subtle}>{facts.join(' · ')}</p>
      {nominations.length === 0 && <p className={sheets.words}>{text('awards.nobody')}</p>}
      {nominations.length > 0 && (
        <ul
          className={`${sheets.list} ${sheets.gap}`}
          aria-label={text('awards.nominations', { award: name })}
        >
          {nominations.map((nomination) => (
            <li key={nomination.id}>
              <NominationItem nomination={nomination} open={isOpen} />
            </li>
          ))}
        </ul>
      )}
      {mayDecide && <DecideForm award={award} />}
      {isOpen && doing === undefined && (
        <div className={`${sheets.row} ${sheets.gap}`}>
          <Button
            appearance="primary"
            aria-label={text('awards.nominateFor', { award: name })}
            onClick={() => setDoing('nominate')}
          >
            {text('awards.nominate')}
          </Button>
          {mayEnd && <Button onClick={() => setDoing('end')}>{text('awards.end')}</Button>}
        </div>
      )}
      {doing === 'nominate' && <NominateForm award={award} onClose={done} />}
      {doing === 'end' && <EndAward award={award} onClose={done} />}
    </article>
  );
}
