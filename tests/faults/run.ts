import { bundle } from './bundle';
import { killsAndDuplicates, mixedFaults, type Running } from './f1';
import { fourDeliveries } from './f3';
import { everyStep } from './f6';
import { readOptions } from './options';
import { makeRandom } from './random';
import { lines, type Result, table } from './report';

type Run = (running: Running) => Promise<Result>;

const runs: Readonly<Record<string, Run>> = {
  F1: (running) => killsAndDuplicates('F1', running),
  F2: (running) => killsAndDuplicates('F2', running, mixedFaults(running.random.fork('F2 faults'))),
  F3: fourDeliveries,
  F6: everyStep,
};
/** Faults that only a store behind a network has. */
const remoteOnly = new Set(['F2']);
/** Faults to which the store makes no difference: the port is the same. */
const once = new Set(['F6']);

/** Runs the faults and prints what became of them: for people on stderr, as one JSON object on stdout. */
async function main(words: readonly string[]): Promise<void> {
  const options = readOptions(words, Object.keys(runs));
  const { seed, short, stores } = options;
  const begun = Date.now();
  const random = makeRandom(seed);
  console.error(`seed ${seed}${short ? ', short' : ''}`);
  const built = await bundle('bot/index.ts');
  const results: Result[] = [];
  try {
    for (const [fault, run] of Object.entries(runs)) {
      if (!options.wants(fault)) continue;
      for (const kind of stores) {
        if (kind === 'sqlite' && remoteOnly.has(fault)) continue;
        if (kind !== stores[0] && once.has(fault)) continue;
        const result = await run({ script: built.script, short, random, kind });
        results.push(result);
        console.error(lines(result));
      }
    }
  } finally {
    await built.remove();
  }
  const seconds = Math.round((Date.now() - begun) / 1_000);
  console.error(`\n${table(results)}\n${seconds} s, seed ${seed}`);
  console.log(JSON.stringify({ seed, short, seconds, results }));
  if (results.some(({ pass }) => pass === false)) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
