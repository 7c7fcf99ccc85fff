import type { Health } from '../../../bot/health/contract';
import { type Reason, reasonOf } from './reason';

/** A program that opens the table must not take a cell for a formula. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What the page shows as a table (RFC 4180, with a mark that says it is UTF-8): a line a figure, then a line a
 * week and practice. What is not shown is empty, with the reason at the end of its line.
 */
export function csvOf(
  { spaceName, from, to, figures, trends, open }: Health,
  why: Readonly<Record<Reason, string>>,
): string {
  const lines: (string | number | null)[][] = [
    ['space', 'from', 'to', 'practice', 'measure', 'value', 'change', 'n', 'all', 'some', 'note'],
    ...figures.map((figure) => {
      const { practice, name, value, change, n } = figure;
      const reason = reasonOf(figure, open);
      const note = reason ? why[reason] : '';
      return [spaceName, from, to, practice, name, value, change, n, null, null, note];
    }),
    ...trends.flatMap(({ practice, weeks }) =>
      weeks.map(({ week, all, some }) => {
        const note = some === null ? why.hidden : '';
        return [spaceName, week, week, practice, 'week', null, null, null, all, some, note];
      }),
    ),
  ];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
