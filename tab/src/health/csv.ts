import type { Health } from '../../../bot/health/contract';

/** A program that opens the table must not take a cell for a formula. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** In words, why there is no figure: it may not be shown, or it is not defined yet. */
interface Why {
  readonly hidden: string;
  readonly undefined: string;
}

/**
 * What the page shows as a table (RFC 4180, with a mark that says it is UTF-8): a line a figure, then a line a
 * week and practice. What is not shown is empty, with the reason at the end of its line.
 */
export function csvOf({ spaceName, from, to, figures, trends }: Health, why: Why): string {
  const lines: (string | number | null)[][] = [
    ['space', 'from', 'to', 'practice', 'measure', 'value', 'change', 'n', 'all', 'some', 'note'],
    ...figures.map(({ practice, name, value, change, n }) => {
      const note = n === null ? why.hidden : value === null ? why.undefined : '';
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
