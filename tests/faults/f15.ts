import { measure } from '../bench/measure';
import type { Running } from './f1';
import type { Result } from './report';

const tolerated = 1.1;

/** F15: what each operation costs in storage, however long the history is. */
export async function longHistory({ short }: Running): Promise<Result> {
  const histories = short ? [100, 2_000] : [100, 10_000, 100_000];
  const costs = await measure(histories);
  const problems: string[] = [];
  let most = 0;
  for (const [operation, byRows] of Object.entries(costs)) {
    const first = byRows[histories[0] ?? 0];
    for (const rows of histories) {
      const cost = byRows[rows];
      if (!first || !cost) problems.push(`${operation} was not measured with ${rows} rows`);
      else {
        most = Math.max(most, cost.transactions);
        if (cost.transactions !== first.transactions)
          problems.push(`${operation}: ${cost.transactions} transactions with ${rows} rows`);
        for (const bytes of ['requestBytes', 'responseBytes'] as const)
          if (cost[bytes] > first[bytes] * tolerated)
            problems.push(`${operation}: ${cost[bytes]} ${bytes} with ${rows} rows`);
      }
    }
  }
  const operations = Object.keys(costs).length;
  if (operations === 0) problems.push('Nothing was measured');
  return {
    fault: 'F15',
    store: 'azure',
    goal: 'same transaction count an operation at any length of history, bytes within 10%',
    result: `${operations} operations with ${histories.join(', ')} rows: at most ${most} transactions each`,
    pass: problems.length === 0,
    problems,
    figures: { operations, most },
  };
}
