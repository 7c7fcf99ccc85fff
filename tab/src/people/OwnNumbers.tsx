import { Fragment } from 'react';
import type { OwnAnswer } from '../../../bot/people/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';

const measures = ['thanked', 'wasThanked', 'asked', 'answered', 'shared', 'shown'] as const;

/** What one did oneself, in numbers that nobody else is shown. */
export function OwnNumbers({ numbers, weeks }: Pick<OwnAnswer, 'numbers' | 'weeks'>) {
  const sheets = useSheets();
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{text('me.numbers.title', { weeks })}</h2>
      <p className={sheets.subtle}>{text('me.numbers.lead')}</p>
      <dl className={sheets.figures}>
        {measures.map((measure) => (
          <Fragment key={measure}>
            <dt>{text(`me.numbers.${measure}`)}</dt>
            <dd>{numbers[measure]}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
