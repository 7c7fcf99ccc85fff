/** One row of the table: what was put where, what should become of it and what did. */
export interface Row {
  readonly input: string;
  readonly entry: string;
  readonly expected: string;
  readonly got: string;
  readonly pass: boolean;
  /** In sentences: what is not as expected. */
  readonly problems: readonly string[];
}

/** How often each of these was said, the most often first. */
export function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([word, count]) => (count > 1 ? `${word} ×${count}` : word))
    .join(', ');
}

const problemsShown = 6;
const widths = { entry: 34, expected: 26 } as const;

/** The table as people read it, grouped by input, with what is wrong under its row; the verdict last. */
export function tableOf(rows: readonly Row[]): string {
  const lines: string[] = [];
  let input = '';
  for (const row of rows) {
    if (row.input !== input) lines.push('', row.input);
    input = row.input;
    const cells = [row.entry.padEnd(widths.entry), row.expected.padEnd(widths.expected), row.got];
    lines.push(`${row.pass ? '  ' : '✗ '}${cells.join('  ')}`);
    for (const problem of row.problems.slice(0, problemsShown)) lines.push(`      - ${problem}`);
  }
  const failed = rows.filter(({ pass }) => !pass).length;
  const verdict = failed > 0 ? `${failed} are not as expected.` : 'All are as expected.';
  return [...lines, '', `${rows.length} rows. ${verdict}`].join('\n');
}
