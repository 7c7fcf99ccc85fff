import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Conversation, SendError, type Sender } from './port';

/** At most `messages` in any `seconds`. */
interface Limit {
  readonly messages: number;
  readonly seconds: number;
}

export interface SendLimits {
  readonly thread: readonly Limit[];
  readonly tenant: readonly Limit[];
}

/**
 * What Teams takes, a thread and a tenant; each process keeps to it by itself.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const teamsLimits: SendLimits = {
  thread: [
    { messages: 1_800, seconds: 3_600 },
    { messages: 60, seconds: 30 },
    { messages: 8, seconds: 2 },
    { messages: 7, seconds: 1 },
  ],
  tenant: [{ messages: 25, seconds: 1 }],
};

/** For load on one's own machine. */
export const noLimits: SendLimits = { thread: [], tenant: [] };

/** Waiting longer is left to the outbox, which has others to serve. */
const longestWaitMs = 1_000;

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  for (;;) {
    try {
      await limiter.consume(key);
      return;
    } catch (full) {
      if (!(full instanceof RateLimiterRes)) throw full;
      const { msBeforeNext } = full;
      if (msBeforeNext > longestWaitMs)
        throw new SendError('throttled', 'Our own limit is reached', msBeforeNext);
      await pause(msBeforeNext + 1);
    }
  }
}

/** A sender that keeps to the limits: it waits a moment, or throws SendError `throttled` with the time to wait. */
export function makePacedSender(sender: Sender, limits: SendLimits): Sender {
  const limiters = (list: readonly Limit[]) =>
    list.map(
      ({ messages, seconds }) => new RateLimiterMemory({ points: messages, duration: seconds }),
    );
  const thread = limiters(limits.thread);
  const tenant = limiters(limits.tenant);

  async function turn(to: Conversation): Promise<void> {
    for (const limiter of tenant) await take(limiter, to.tenant);
    for (const limiter of thread) await take(limiter, `${to.tenant} ${to.id}`);
  }

  return {
    personal: sender.personal,
    post: async (to, ...message) => {
      await turn(to);
      return sender.post(to, ...message);
    },
    update: async (to, ...message) => {
      await turn(to);
      await sender.update(to, ...message);
    },
    remove: async (to, messageId) => {
      await turn(to);
      await sender.remove(to, messageId);
    },
  };
}
