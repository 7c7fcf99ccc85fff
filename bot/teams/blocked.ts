import { LRUCache } from 'lru-cache';
import { atMost } from '../cache';
import { type Conversation, SendError, type Sender } from './port';

const conversationsRemembered = 50_000;
/** A day later they may have changed their mind; being asked once a day at most is no pestering. */
const rememberedMs = 86_400_000;

/** A sender that leaves people alone who blocked the bot: it throws SendError `blocked` without asking again. */
export function makeConsiderateSender(sender: Sender): Sender {
  const blocked = new LRUCache<string, true>({
    ...atMost(conversationsRemembered),
    ttl: rememberedMs,
  });

  async function unlessBlocked<T>(to: Conversation, send: () => Promise<T>): Promise<T> {
    const key = `${to.tenant} ${to.id}`;
    if (blocked.has(key)) throw new SendError('blocked', 'They do not want messages');
    try {
      return await send();
    } catch (error) {
      if (error instanceof SendError && error.code === 'blocked') blocked.set(key, true);
      throw error;
    }
  }

  return {
    ...sender,
    post: (to, ...message) => unlessBlocked(to, () => sender.post(to, ...message)),
    update: (to, ...message) => unlessBlocked(to, () => sender.update(to, ...message)),
  };
}
