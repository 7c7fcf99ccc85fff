import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { decimal } from './words';

/** A line among figures: whether leaders do it themselves, or why that is not told. */
export function LeaderModelling({ value }: { value: number | null }) {
  const sheets = useSheets();
  return (
    <>
      <dt>
        {text('teamHealth.network.leaderModelling')}
        {value === null && (
          <span className={sheets.subtle}> {text('teamHealth.network.leadersHidden')}</span>
        )}
      </dt>
      <dd>{value === null ? text('teamHealth.hidden') : decimal().format(value)}</dd>
    </>
  );
}
