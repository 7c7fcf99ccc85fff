import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Store } from './stores';

export interface Options {
  /** Fewer acts, races and crash points, for every change; the goals are the same, but for throughput. */
  readonly short: boolean;
  readonly seed: string;
  readonly wants: (fault: string) => boolean;
  readonly stores: readonly Store['kind'][];
}

const usage = 'npm run faults -- [--short] [--seed N] [--only F1,F2] [--store sqlite|azure]';

/** Reads the words of the command line; throws a sentence for what it does not know. */
export function readOptions(words: readonly string[], faults: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      short: { type: 'boolean', default: false },
      seed: { type: 'string' },
      only: { type: 'string' },
      store: { type: 'string' },
    },
  });
  const only = values.only?.split(',').map((name) => name.trim().toUpperCase());
  const unknown = only?.find((name) => !faults.includes(name));
  if (unknown) throw new Error(`There is no ${unknown}; there are ${faults.join(', ')}.\n${usage}`);
  const { store } = values;
  if (store !== undefined && store !== 'sqlite' && store !== 'azure')
    throw new Error(`--store is sqlite or azure.\n${usage}`);
  return {
    short: values.short,
    seed: values.seed ?? String(randomInt(1_000_000)),
    wants: (fault) => !only || only.includes(fault),
    stores: store ? [store] : ['sqlite', 'azure'],
  };
}
