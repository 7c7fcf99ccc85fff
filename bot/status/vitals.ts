import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SendError, type Sender } from '../teams/port';

/** What this process knows of itself. */
export interface Vitals {
  readonly version: string;
  readonly store: 'sqlite' | 'azure';
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Sendings that had to wait, so far. */
  readonly throttled: number;
  /** The 99th percentile of how long the event loop kept work waiting, in milliseconds. */
  lag(): number;
}

interface Measured extends Vitals {
  /** The same sender, counting what has to wait. */
  counting(sender: Sender): Sender;
  stop(): void;
}

/** How often the event loop is looked at, in milliseconds; on time counts as no lag. */
const everyMs = 20;

export function makeVitals(about: Pick<Vitals, 'version' | 'store' | 'started'>): Measured {
  const delay = monitorEventLoopDelay({ resolution: everyMs });
  delay.enable();
  let throttled = 0;

  const counted =
    <Words extends unknown[], T>(send: (...words: Words) => Promise<T>) =>
    async (...words: Words): Promise<T> => {
      try {
        return await send(...words);
      } catch (error) {
        if (error instanceof SendError && error.code === 'throttled') throttled += 1;
        throw error;
      }
    };

  return {
    ...about,
    get throttled() {
      return throttled;
    },
    lag: () => Math.max(0, delay.percentile(99) / 1e6 - everyMs),
    counting: (sender) => ({
      post: counted(sender.post),
      update: counted(sender.update),
      remove: counted(sender.remove),
      personal: counted(sender.personal),
    }),
    stop: () => void delay.disable(),
  };
}
