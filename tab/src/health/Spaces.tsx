import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { Period } from '../../../bot/health/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useOrganisation } from './useHealth';
import { isOfAnybody, measures, practices, told } from './words';

const useStyles = makeStyles({
  // The table scrolls by itself on a phone; the page never does.
  scroll: { overflowX: 'auto', maxWidth: '100%' },
  table: { minWidth: '34rem' },
  cell: { overflowWrap: 'anywhere' },
});

/** The groups and one's own teams side by side, by the headline of each practice. */
export function Spaces({ period }: { period: Period }) {
  const styles = useStyles();
  const sheets = useSheets();
  const { data } = useOrganisation(period, true);
  if (!data || data.spaces.length < 2) return null;
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{text('teamHealth.spaces.title')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={text('teamHealth.spaces.title')}>
        <Table size="small" className={styles.table} aria-label={text('teamHealth.spaces.title')}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell>{text('teamHealth.spaces.name')}</TableHeaderCell>
              {practices.map((practice) => (
                <TableHeaderCell key={practice}>
                  {text(`health.practice.${practice}`)}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.spaces.map(({ id, name, open, figures }) => (
              <TableRow key={id}>
                <TableCell className={styles.cell}>{name}</TableCell>
                {practices.map((practice) => {
                  const figure = figures.find((one) => one.name === measures[practice][0]);
                  const shown = figure && figure.n !== null;
                  const anybody = figure && isOfAnybody(figure, open);
                  return (
                    <TableCell key={practice}>
                      {anybody && text('teamHealth.anybody')}
                      {!anybody && (shown ? told(figure) : text('teamHealth.hidden'))}
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </section>
    </section>
  );
}
