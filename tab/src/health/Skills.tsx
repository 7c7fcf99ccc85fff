import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { Skills as Told } from '../../../bot/health/contract';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';

const useStyles = makeStyles({ cell: { overflowWrap: 'anywhere' } });

/** What people here know against what they want to learn, and what one person alone knows. */
export function Skills({ skills }: { skills: Told }) {
  const styles = useStyles();
  const sheets = useSheets();
  const { people, known, withOneExpert, map } = skills;
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{text('teamHealth.skills.title')}</h2>
      <p className={sheets.subtle}>
        {text('teamHealth.skills.lead', { people, known, one: withOneExpert })}
      </p>
      {map.length > 0 && (
        <Table size="small" aria-label={text('teamHealth.skills.title')}>
          <TableHeader>
            <TableRow>
              {(['tag', 'known', 'wanted'] as const).map((column) => (
                <TableHeaderCell key={column}>
                  {text(`teamHealth.skills.${column}`)}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {map.map(({ tag, ...many }) => (
              <TableRow key={tag}>
                <TableCell className={styles.cell}>{tag}</TableCell>
                {(['known', 'wanted'] as const).map((column) => (
                  <TableCell key={column}>
                    {text(`teamHealth.skills.many.${many[column]}`)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
