import { setTimeout as pause } from 'node:timers/promises';

/**
 * How much the floor of a heap rose: the least it came down to in the last third of the samples against the least
 * after the first sixth, when all has been loaded and used, and before the last third; 0.05 is five per cent.
 */
export function growth(samples: readonly number[]): number {
  const at = (share: number) => Math.floor(samples.length * share);
  const [early, late] = [samples.slice(at(1 / 6), at(2 / 3)), samples.slice(at(2 / 3))];
  return early.length > 0 ? Math.min(...late) / Math.min(...early) - 1 : 0;
}

/** Asks every so often until it is stopped; gives the answers. */
export function sample<T>(everyMs: number, ask: () => Promise<T>) {
  const answers: T[] = [];
  const ended = new AbortController();
  const { signal } = ended;
  const asking = (async () => {
    while (!signal.aborted) {
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) answers.push(await ask());
    }
  })();
  return {
    stop: async (): Promise<readonly T[]> => {
      ended.abort();
      await asking;
      return answers;
    },
  };
}
