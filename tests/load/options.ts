import { parseArgs } from 'node:util';

export interface Options {
  readonly instances: number;
  /** Conversations under way at the same time. */
  readonly conversations: number;
  readonly seconds: number;
  readonly store: 'sqlite' | 'azure';
  /** Operations a second at most, by all together; as many as go without it. */
  readonly rate?: number;
  /** Seconds that people take from one act to the next, on average. */
  readonly pause: number;
}

const usage =
  'npm run load -- [--instances 1|2] [--conversations N] [--seconds S] [--store azure|sqlite] [--pause S] [--full] [--soak]';

const usual = { instances: '1', conversations: '8', seconds: '10', store: 'sqlite', pause: '0' };
/** Two instances and as many conversations as a large company has at once, among people who also do something else. */
const full = { instances: '2', conversations: '200', seconds: '300', store: 'azure', pause: '30' };
/** As long and as much as a leak takes to show, by so many that nobody is asked to slow down. */
const soak = { ...usual, seconds: '1800', conversations: '100' };
const soakRate = 20;

/** Reads the words of the command line; throws a sentence for what cannot be. */
export function readOptions(words: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values: given } = parseArgs({
    args: [...words],
    options: {
      ...{ instances: text, conversations: text, seconds: text, store: text, pause: text },
      ...{ full: flag, soak: flag },
    },
  });
  const values = { ...(given.full ? full : given.soak ? soak : usual), ...given };
  const number = (
    name: 'instances' | 'conversations' | 'seconds' | 'pause',
    least: number,
    most: number,
  ) => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Error(`--${name} is a number from ${least} to ${most}.\n${usage}`);
    return value;
  };
  const { store } = values;
  if (store !== 'sqlite' && store !== 'azure')
    throw new Error(`--store is sqlite or azure.\n${usage}`);
  const instances = number('instances', 1, 2);
  if (store === 'sqlite' && instances > 1)
    throw new Error(`The embedded store is for one instance: use --store azure.\n${usage}`);
  return {
    ...{ instances, store, conversations: number('conversations', 1, 500) },
    ...{ seconds: number('seconds', 1, 3_600), pause: number('pause', 0, 600) },
    ...(given.soak && { rate: soakRate }),
  };
}
