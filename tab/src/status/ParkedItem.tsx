import { Button } from '@fluentui/react-components';
import type { Parked, RetryAnswer, RetryBody } from '../../../bot/status/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { When } from '../when';

/** Effects of one kind that were given up, and the way to have them tried again. */
export function ParkedItem({ parked }: { parked: Parked }) {
  const sheets = useSheets();
  const { kind, count, since } = parked;
  const retrying = useAct<RetryBody, RetryAnswer>('/api/status/retry', ['status']);
  return (
    <>
      <h3 className={sheets.title}>{kind}</h3>
      <p className={sheets.subtle}>
        {text('status.parked.count', { count })}, {text('status.parked.since')} <When at={since} />
      </p>
      {retrying.isError && <ProblemBar problem={retrying.error} />}
      <div className={`${sheets.row} ${sheets.gap}`}>
        <Button
          aria-label={text('status.parked.againOf', { kind })}
          disabled={retrying.isPending}
          onClick={() => retrying.mutate({ kind })}
        >
          {text('status.parked.again')}
        </Button>
        <span role="status">
          {retrying.data && text('status.parked.asked', { count: retrying.data.count })}
        </span>
      </div>
    </>
  );
}
