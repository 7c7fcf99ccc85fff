import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { StatusAnswer } from '../../../bot/status/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { When } from '../when';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(14rem, 100%), 1fr))',
    gap: tokens.spacingVerticalM,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  value: { margin: 0 },
});

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/** What the instance that answered says of itself. */
export function Facts({ status }: { status: StatusAnswer }) {
  const sheets = useSheets();
  const styles = useStyles();
  const { version, store, started, indexed, throttled, memory, lag } = status;
  const facts: Readonly<Record<string, ReactNode>> = {
    [text('status.facts.version')]: version,
    [text('status.facts.store')]: text(`status.store.${store}`),
    [text('status.facts.started')]: <When at={started} />,
    [text('status.facts.indexed')]:
      indexed === undefined ? text('status.notIndexed') : <When at={indexed} />,
    [text('status.facts.throttled')]: throttled,
    [text('status.facts.memory')]: text('status.megabytes', {
      resident: megabytes(memory.resident),
      heap: megabytes(memory.heap),
    }),
    [text('status.facts.lag')]: text('status.milliseconds', { lag: Math.round(lag) }),
  };
  return (
    <dl className={styles.facts}>
      {Object.entries(facts).map(([name, value]) => (
        <div key={name}>
          <dt className={sheets.subtle}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
