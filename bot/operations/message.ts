import * as z from 'zod/v4';
import type { Card, Conversation } from '../teams/port';
import type { World } from '../world';
import type { Effect } from './outbox';
import { settle } from './settle';

/**
 * The message an act stands in: posted once, shown again whenever the act changed, taken away with it.
 * Everybody in the conversation sees the same card.
 */

/** Which act an effect is about. */
export const ActRef = z.object({ tenant: z.string(), space: z.string(), id: z.string() });
export type ActRef = z.infer<typeof ActRef>;

/** Where a message is: the conversation and the message's id in it. */
export interface MessageAt {
  readonly conversation: string;
  readonly id: string;
}

/** Where a click came from. */
export interface Clicked {
  readonly conversation: string;
  readonly messageId?: string;
}

const Address = z.object({ tenant: z.string(), serviceUrl: z.string(), id: z.string() });
const Post = ActRef.extend({ conversation: Address });
const Show = ActRef.extend({
  messageId: z.string().optional(),
  conversation: z.string().optional(),
});
const Removal = z.object({ conversation: Address, messageId: z.string() });

/** The effects of one practice's messages. */
export interface MessageEffects {
  /** Posts the act as a new message. */
  post(ref: ActRef, conversation: Conversation): Effect;
  /** Shows the act as it now is, in its message; where none is known yet, the clicked one is it from now on. */
  show(ref: ActRef, clicked?: Clicked): Effect;
  /** Takes the message away. */
  removal(conversation: Conversation, messageId: string): Effect;
}

/** How a practice keeps and draws what stands in a message. */
interface Standing<Kept extends { readonly message?: MessageAt }> {
  /** The act as it is, with what its row copies from other rows; undefined where it is gone. */
  find(ref: ActRef): Promise<Kept | undefined>;
  /** Brings up to date what the row copies from others, such as a count; before each showing. */
  refresh?(ref: ActRef, kept: Kept): Promise<Kept>;
  /** Writes the row; throws TablesError Changed where somebody changed it since `find`. */
  keep(ref: ActRef, kept: Kept): Promise<void>;
  /** Its message is known from now on: what is found of it can lead there. Called again after a failure. */
  posted?(ref: ActRef): Promise<void>;
  draw(ref: ActRef, kept: Kept): { readonly card: Card; readonly summary: string };
}

/** The effects of the practice with this name. */
export function messageEffects(practice: string): MessageEffects {
  return {
    post: (ref, conversation) => {
      const data: z.infer<typeof Post> = { ...ref, conversation };
      return { kind: `${practice}.post`, data };
    },
    show: (ref, clicked) => {
      const data: z.infer<typeof Show> = { ...ref, ...clicked };
      return { kind: `${practice}.show`, data };
    },
    removal: (conversation, messageId) => {
      const data: z.infer<typeof Removal> = { conversation, messageId };
      return { kind: `${practice}.remove`, data };
    },
  };
}

/** Registers what `messageEffects` of the same practice ask for. */
export function handleMessages<Kept extends { readonly message?: MessageAt }>(
  { outbox, sender, spaces }: World,
  practice: string,
  { find, refresh = async (_ref, kept) => kept, keep, posted, draw }: Standing<Kept>,
): void {
  outbox.handle(`${practice}.post`, async (data, attempt) => {
    const { conversation, ...ref } = Post.parse(data);
    const kept = await find(ref);
    // An earlier try got so far: what follows may still be undone.
    if (kept?.message) return posted?.(ref);
    if (!kept || attempt.begun) return;
    const { card, summary } = draw(ref, kept);
    await attempt.begin();
    const id = await sender.post(conversation, card, summary);
    let known: Kept | undefined = kept;
    await settle(async () => {
      const now = known ?? (await find(ref));
      known = undefined;
      if (now) await keep(ref, { ...now, message: { conversation: conversation.id, id } });
      // Taken back while it was being sent, when nobody knew the message yet.
      else await sender.remove(conversation, id);
    });
    await posted?.(ref);
  });

  outbox.handle(`${practice}.show`, async (data) => {
    const { messageId, conversation, ...ref } = Show.parse(data);
    const clicked = conversation && messageId ? { conversation, id: messageId } : undefined;
    const kept = await settle(async () => {
      const current = await find(ref);
      if (!current) return undefined;
      const fresh = await refresh(ref, current);
      const next = { ...fresh, message: fresh.message ?? clicked };
      const changed = JSON.stringify(next) !== JSON.stringify(current);
      if (changed) await keep(ref, next);
      return next;
    });
    if (!kept?.message) return;
    const space = await spaces.find(ref.tenant, ref.space);
    if (!space) return;
    const { tenant } = ref;
    const to = { tenant, serviceUrl: space.serviceUrl, id: kept.message.conversation };
    const { card, summary } = draw(ref, kept);
    await sender.update(to, kept.message.id, card, summary);
  });

  outbox.handle(`${practice}.remove`, async (data) => {
    const { conversation, messageId } = Removal.parse(data);
    await sender.remove(conversation, messageId);
  });
}
