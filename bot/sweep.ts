import type { Logger } from 'pino';

interface Sweeping {
  readonly log: Logger;
  /** The pause after it was done, and after it failed, in milliseconds. */
  readonly everyMs: number;
  readonly soonMs: number;
}

/**
 * Does the work now and again and again, one after the other, and never throws: what failed is logged and tried
 * again soon. It does not keep the process alive; what it gives ends it.
 */
export function sweep(work: () => Promise<void>, { log, everyMs, soonMs }: Sweeping): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  async function once(): Promise<void> {
    let pause = everyMs;
    try {
      await work();
    } catch (err) {
      log.error({ err }, 'sweep failed');
      pause = soonMs;
    }
    if (!ended) timer = setTimeout(once, pause).unref();
  }
  void once();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
