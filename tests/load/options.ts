import { parseArgs } from 'node:util';

export interface Options {
  readonly instances: number;
  /** Conversations under way at the same time. */
  readonly conversations: number;
  readonly seconds: number;
  readonly store: 'sqlite' | 'azure';
  /** Operations a second at most; as many as go without it. */
  readonly rate?: number;
}

const usage =
  'npm run load -- [--instances 1|2] [--conversations N] [--seconds S] [--store azure|sqlite] [--soak]';

/** Reads the words of the command line; throws a sentence for what cannot be. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      instances: { type: 'string', default: '1' },
      conversations: { type: 'string', default: '8' },
      seconds: { type: 'string', default: '10' },
      store: { type: 'string', default: 'sqlite' },
      soak: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'instances' | 'conversations' | 'seconds', most: number) => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new Error(`--${name} is a number from 1 to ${most}.\n${usage}`);
    return value;
  };
  const { store } = values;
  if (store !== 'sqlite' && store !== 'azure')
    throw new Error(`--store is sqlite or azure.\n${usage}`);
  const instances = number('instances', 2);
  if (store === 'sqlite' && instances > 1)
    throw new Error(`The embedded store is for one instance: use --store azure.\n${usage}`);
  const shared = { instances, store, conversations: number('conversations', 100) } as const;
  if (values.soak) return { ...shared, seconds: 30 * 60, rate: 20 };
  return { ...shared, seconds: number('seconds', 3_600) };
}
