import { measure } from './measure';

/** Prints what each operation costs in storage transactions and bytes, at three lengths of history. */
async function main(): Promise<void> {
  const histories = [100, 10_000, 50_000];
  const costs = await measure(histories);
  for (const [operation, byRows] of Object.entries(costs))
    for (const rows of histories) {
      const { transactions = 0, requestBytes = 0, responseBytes = 0 } = byRows[rows] ?? {};
      console.error(
        `${operation.padEnd(20)}${String(rows).padStart(8)} rows${String(transactions).padStart(4)} transactions` +
          `${String(requestBytes).padStart(8)} B out${String(responseBytes).padStart(8)} B in`,
      );
    }
  console.log(JSON.stringify(costs));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
