import type { Store } from './stores';

/** What one fault did to one store. */
export interface Result {
  /** As the list of faults numbers it, `F1`. */
  readonly fault: string;
  readonly store: Store['kind'] | 'any';
  readonly goal: string;
  readonly result: string;
  /** Undefined where the product does not have what is to be tested yet. */
  readonly pass: boolean | undefined;
  /** What was wrong, in sentences. */
  readonly problems: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

const words = { true: 'pass', false: 'FAIL', undefined: 'not yet' } as const;
const problemsShown = 8;

/** One result as people read it: a line, and what was wrong with it. */
export function lines({ fault, store, goal, result, pass, problems }: Result): string {
  const head = `${fault.padEnd(4)}${store.padEnd(8)}${words[`${pass}`].padEnd(9)}${result}`;
  const shown = problems.slice(0, problemsShown).map((problem) => `       - ${problem}`);
  const more =
    problems.length > problemsShown ? [`       - and ${problems.length - problemsShown} more`] : [];
  return [head, `${' '.repeat(21)}goal: ${goal}`, ...shown, ...more].join('\n');
}

/** All results under one another, the shortest form last: what failed. */
export function table(results: readonly Result[]): string {
  const failed = results.filter(({ pass }) => pass === false);
  const names = failed.map(({ fault, store }) => `${fault} ${store}`).join(', ');
  const verdict = failed.length > 0 ? `Failed: ${names}` : 'All goals are met.';
  return [...results.map(lines), verdict].join('\n');
}
