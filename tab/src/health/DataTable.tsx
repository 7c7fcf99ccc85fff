import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';

const useStyles = makeStyles({ cell: { overflowWrap: 'anywhere' } });

interface Row {
  readonly key: string | number;
  readonly cells: readonly (string | number)[];
}

/** A small table of words and numbers, with a name of its own. */
export function DataTable({
  label,
  columns,
  rows,
  className,
}: {
  label: string;
  /** Each another one. */
  columns: readonly string[];
  rows: readonly Row[];
  className?: string;
}) {
  const styles = useStyles();
  return (
    <Table size="small" aria-label={label} className={className}>
      <TableHeader>
        <TableRow>
          {columns.map((column) => (
            <TableHeaderCell key={column}>{column}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ key, cells }) => (
          <TableRow key={key}>
            {cells.map((cell, n) => (
              <TableCell key={columns[n]} className={styles.cell}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
