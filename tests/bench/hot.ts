import { startStore } from '../faults/stores';
import { type Hot, hotSpace } from './hot-space';

const kudos = 3_000;
const rounds = 3;

/** Prints how many kudos a second one space takes from 50 people at once, on each store. */
async function main(): Promise<void> {
  const results: Record<string, Hot> = {};
  for (const kind of ['sqlite', 'azure'] as const) {
    const measured: Hot[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const store = await startStore(kind);
      const tables = await store.open();
      measured.push(await hotSpace(tables, kudos));
      await tables.close();
      await store.close();
    }
    const [median] = measured
      .toSorted((a, b) => a.perSecond - b.perSecond)
      .slice(Math.floor(rounds / 2));
    if (!median) continue;
    results[kind] = median;
    const { perSecond, p50, p99, conflicts, atOnce, drain } = median;
    console.error(
      `${kind.padEnd(8)}${perSecond.toFixed(0).padStart(6)} kudos/s at ${atOnce} at once  ` +
        `p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  ${conflicts} conflicts  ` +
        `effects done ${(drain / 1_000).toFixed(1)} s after the last answer`,
    );
  }
  console.log(JSON.stringify(results));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
