import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { Trend } from '../../../bot/health/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { Bars } from './Bars';
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
  filled: { backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
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
    <section className={`${sheets.sheet} ${sheets.gap}`}>
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
      </p>
      <Bars weeks={weeks} height={96} />
      <div className={styles.ends} aria-hidden="true">
        <span>{dayOf(first.week)}</span>
        <span>{dayOf(last.week)}</span>
      </div>
      <details className={styles.table}>
        <summary>{text('teamHealth.asTable')}</summary>
        <Table size="small" aria-label={name}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell>{text('teamHealth.week')}</TableHeaderCell>
              <TableHeaderCell>{text(`teamHealth.all.${practice}`)}</TableHeaderCell>
              <TableHeaderCell>{text(`teamHealth.some.${practice}`)}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {weeks.map(({ week, all, some }) => (
              <TableRow key={week}>
                <TableCell>{text('teamHealth.weekOf', { date: dayOf(week) })}</TableCell>
                <TableCell>{shown(all)}</TableCell>
                <TableCell>{shown(some)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </details>
    </section>
  );
}
