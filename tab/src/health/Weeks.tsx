import { makeStyles, tokens } from '@fluentui/react-components';
import type { Trend } from '../../../bot/health/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { Bars } from './Bars';
import { DataTable } from './DataTable';
import { dayOf } from './words';

const useStyles = makeStyles({
  ends: {
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  key: {
    display: 'inline-block',
    boxSizing: 'border-box',
    width: '0.8em',
    height: '0.8em',
    marginInlineEnd: '0.4em',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  filled: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  dashed: {
    display: 'inline-block',
    width: '1em',
    marginInlineEnd: '0.4em',
    verticalAlign: 'middle',
    borderTop: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
  table: { marginTop: tokens.spacingVerticalM, '& summary': { cursor: 'pointer' } },
});

/** A practice week by week: the picture, and the same as a table. */
export function Weeks({ trend }: { trend: Trend }) {
  const styles = useStyles();
  const sheets = useSheets();
  const { practice, weeks } = trend;
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  const name = text(`teamHealth.trend.${practice}`);
  const shown = (number: number | null) => number ?? text('teamHealth.weekHidden');
  return (
    <section className={sheets.sheet}>
      <h3 className={sheets.title}>{name}</h3>
      <p className={styles.legend}>
        <span>
          <span className={`${styles.key} ${styles.filled}`} aria-hidden="true" />
          {text(`teamHealth.some.${practice}`)}
        </span>
        <span>
          <span className={styles.key} aria-hidden="true" />
          {text(`teamHealth.all.${practice}`)}
        </span>
        {weeks.some(({ some }) => some === null) && (
          <span>
            <span className={styles.dashed} aria-hidden="true" />
            {text('teamHealth.weeksHidden')}
          </span>
        )}
      </p>
      <Bars weeks={weeks} height={96} />
      <div className={styles.ends} aria-hidden="true">
        <span>{dayOf(first.week)}</span>
        <span>{dayOf(last.week)}</span>
      </div>
      <details className={styles.table}>
        <summary>{text('teamHealth.asTable')}</summary>
        <DataTable
          label={name}
          columns={[
            text('teamHealth.week'),
            text(`teamHealth.all.${practice}`),
            text(`teamHealth.some.${practice}`),
          ]}
          rows={weeks.map(({ week, all, some }) => ({
            key: week,
            cells: [text('teamHealth.weekOf', { date: dayOf(week) }), shown(all), shown(some)],
          }))}
        />
      </details>
    </section>
  );
}
