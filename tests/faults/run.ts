import { bundle } from './bundle';
import { killsAndDuplicates, mixedFaults, type Running } from './f1';
import { fourDeliveries } from './f3';
import { hot } from './f4';
import { storeInTrouble } from './f5';
import { everyStep } from './f6';
import { connectorInTrouble } from './f7';
import { joinAgainstTakeBack } from './f8';
import { killedWhileAcknowledging } from './f14';
import { longHistory } from './f15';
import { readOptions } from './options';
import { makeRandom } from './random';
import { lines, type Result, table } from './report';
import type { Store } from './stores';

interface Run {
  readonly run: (running: Running) => Promise<Result>;
  /** Where it makes a difference. */
  readonly stores: readonly Store['kind'][];
}

const both = ['sqlite', 'azure'] as const;
const runs: Readonly<Record<string, Run>> = {
  F1: { run: (running) => killsAndDuplicates('F1', running), stores: both },
  F2: {
    run: (running) => killsAndDuplicates('F2', running, mixedFaults(running.random.fork('mix'))),
    stores: ['azure'],
  },
  F3: { run: fourDeliveries, stores: both },
  F4: { run: hot, stores: both },
  F5: { run: storeInTrouble, stores: both },
  F6: { run: everyStep, stores: ['sqlite'] },
  F7: { run: connectorInTrouble, stores: ['sqlite'] },
  F8: { run: joinAgainstTakeBack, stores: both },
  F14: { run: killedWhileAcknowledging, stores: ['sqlite'] },
  F15: { run: longHistory, stores: ['azure'] },
};

const waitsForLeases = new Set(['F1', 'F2']);

const notYet: Result = {
  fault: 'F8',
  store: 'any',
  goal: 'two curators decide at once: exactly one decision each, the other sees who decided',
  result: 'arrives with link approvals',
  pass: undefined,
  problems: [],
  figures: {},
};

/** Runs the faults and prints what became of them: for people on stderr, as one JSON object on stdout. */
async function main(words: readonly string[]): Promise<void> {
  const options = readOptions(words, Object.keys(runs));
  const { seed, short } = options;
  const begun = Date.now();
  const random = makeRandom(seed);
  console.error(`seed ${seed}${short ? ', short' : ''}`);
  const built = await bundle('bot/index.ts');
  const results: Result[] = [];
  async function one(run: Run['run'], kind: Store['kind']): Promise<void> {
    const from = Date.now();
    const result = await run({ script: built.script, short, random, kind });
    results.push(result);
    console.error(
      `${lines(result)}\n${' '.repeat(21)}${((Date.now() - from) / 1_000).toFixed(0)} s`,
    );
  }
  try {
    const wanted = Object.entries(runs).flatMap(([fault, { run, stores }]) =>
      stores
        .filter((kind) => options.wants(fault) && options.stores.includes(kind))
        .map((kind) => ({ fault, run, kind })),
    );
    // Most of their time they wait for the leases of killed servers to run out.
    const waiting = wanted.filter(({ fault }) => short && waitsForLeases.has(fault));
    await Promise.all(waiting.map(({ run, kind }) => one(run, kind)));
    for (const { fault, run, kind } of wanted)
      if (!short || !waitsForLeases.has(fault)) await one(run, kind);
    if (options.wants('F8')) results.push(notYet);
  } finally {
    await built.remove();
  }
  const seconds = Math.round((Date.now() - begun) / 1_000);
  console.error(`\n${table(results)}\n${seconds} s, seed ${seed}`);
  console.log(JSON.stringify({ seed, short, seconds, results }));
  if (results.some(({ pass }) => pass === false)) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
