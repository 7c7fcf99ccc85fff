import { startStore } from '../faults/stores';
import { type Hot, hotKudos, hotSpace } from './hot-space';

const rounds = 3;

/** Prints how many kudos a second one space takes from 50 people at once, on each store. */
async function main(): Promise<void> {
  const results: Record<string, Hot> = {};
  for (const kind of ['sqlite', 'azure'] as const) {
    const measured: Hot[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const store = await startStore(kind);
      const tables = await store.open();
      measured.push(await hotSpace(tables, hotKudos[kind]));
      await tables.close();
      await store.close();
    }
    const [median] = measured
      .toSorted((a, b) => a.perSecond - b.perSecond)
      .slice(Math.floor(rounds / 2));
    if (!median) continue;
    results[kind] = median;
    const { kudos, perSecond, p50, p99, conflicts, atOnce, drain } = median;
    console.error(
      `${kind.padEnd(8)}${String(kudos).padStart(5)} kudos: ${perSecond.toFixed(0).padStart(6)} a second at ${atOnce} at once  ` +
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
