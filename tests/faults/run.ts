import { bundle } from './bundle';
import { killsAndDuplicates, mixedFaults, type Running } from './f1';
import { fourDeliveries } from './f3';
import { hot } from './f4';
import { storeInTrouble } from './f5';
import { everyStep } from './f6';
import { connectorInTrouble } from './f7';
import { races } from './f8';
import { threeReplicas } from './f12';
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
  F8: { run: races, stores: both },
  F12: { run: threeReplicas, stores: ['azure'] },
  F14: { run: killedWhileAcknowledging, stores: ['sqlite'] },
  F15: { run: longHistory, stores: ['azure'] },
};

/** These take their turns themselves: afterwards they wait for the leases of killed servers to run out. */
const takesTurns = new Set(['F1', 'F2']);
type Alone = Running['alone'];

/** One piece of work at a time, in the order they are asked for. */
function makeTurns(): Alone {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}

/** A run that could not come to its end. */
function broken(fault: string, store: Result['store'], error: unknown): Result {
  const problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  const result = 'the run broke off';
  return { fault, store, goal: 'a result', result, pass: false, problems, figures: {} };
}

/** Runs the faults and prints what became of them: for people on stderr, as one JSON object on stdout. */
async function main(words: readonly string[]): Promise<void> {
  const options = readOptions(words, Object.keys(runs));
  const { seed, short } = options;
  const begun = Date.now();
  const random = makeRandom(seed);
  console.error(`seed ${seed}${short ? ', short' : ''}`);
  const built = await bundle('bot/index.ts');
  const results: Result[] = [];
  const turns = makeTurns();
  const now: Alone = (work) => work();

  async function one(fault: string, run: Run['run'], kind: Store['kind']): Promise<void> {
    const begins = () => run({ script: built.script, short, random, kind, alone });
    // At full length nothing goes on beside anything.
    const alone = short ? turns : now;
    const result = await (short && takesTurns.has(fault) ? begins() : turns(begins)).catch(
      (error: unknown): Result => broken(fault, kind, error),
    );
    results.push(result);
    console.error(lines(result));
  }
  try {
    const wanted = Object.entries(runs).flatMap(([fault, { run, stores }]) =>
      stores
        .filter((kind) => options.wants(fault) && options.stores.includes(kind))
        .map((kind) => ({ fault, run, kind })),
    );
    await Promise.all(wanted.map(({ fault, run, kind }) => one(fault, run, kind)));
    results.sort((a, b) => Number(a.fault.slice(1)) - Number(b.fault.slice(1)));
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
