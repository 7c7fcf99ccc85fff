import type { Health } from '../../../bot/health/contract';

/** A program that opens the table must not take a cell for a formula. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What the page shows as a table (RFC 4180, with a mark that says it is UTF-8): a line a figure, then a line a
 * week and practice. What is not shown is empty.
 */
export function csvOf({ spaceName, from, to, figures, trends }: Health): string {
  const lines: (string | number | null)[][] = [
    ['space', 'from', 'to', 'practice', 'measure', 'value', 'change', 'n', 'all', 'some'],
    ...figures.map(({ practice, name, value, change, n }) => {
      return [spaceName, from, to, practice, name, value, change, n, null, null];
    }),
    ...trends.flatMap(({ practice, weeks }) =>
      weeks.map(({ week, all, some }) => {
        return [spaceName, week, week, practice, 'week', null, null, null, all, some];
      }),
    ),
  ];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
