import * as z from 'zod/v4';
import type { Effect } from '../operations/outbox';
import { TablesError } from '../tables/port';
import type { Conversation } from '../teams/port';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { kudosCard, kudosSummary } from './cards';
import type { NamedPerson } from './contract';
import { limits } from './domain';
import { offerCard } from './follow-ups';
import { listJoiners } from './joins';
import { addReceived, removeReceived } from './received';
import { type Found, kudosRow } from './row';
import { findKudos } from './store';

/** Which kudos an effect is about. */
const KudosRef = z.object({ tenant: z.string(), space: z.string(), kudos: z.string() });
export type KudosRef = z.infer<typeof KudosRef>;
const Address = z.object({ tenant: z.string(), serviceUrl: z.string(), id: z.string() });
const Post = KudosRef.extend({ conversation: Address });
const Show = KudosRef.extend({
  messageId: z.string().optional(),
  conversation: z.string().optional(),
});
const History = KudosRef.extend({ people: z.array(z.string()) });
const Removal = z.object({ conversation: Address, messageId: z.string() });

/** Posts the kudos as a new message. */
export function post(ref: KudosRef, conversation: Conversation): Effect {
  return {
    kind: 'recognition.post',
    data: { ...ref, conversation } satisfies z.infer<typeof Post>,
  };
}

/** Counts who joined and shows the kudos as it now is, in its message. `message` is where a click came from. */
export function show(
  ref: KudosRef,
  message?: { conversation: string; messageId?: string },
): Effect {
  return { kind: 'recognition.show', data: { ...ref, ...message } satisfies z.infer<typeof Show> };
}

/** Takes the message of a kudos away. */
export function removal(conversation: Conversation, messageId: string): Effect {
  const data: z.infer<typeof Removal> = { conversation, messageId };
  return { kind: 'recognition.remove', data };
}

/** Puts the kudos into the history of these people, or takes it out again. */
export function received(ref: KudosRef, people: readonly NamedPerson[]): Effect {
  return history('recognition.received', ref, people);
}
export function unreceived(ref: KudosRef, people: readonly NamedPerson[]): Effect {
  return history('recognition.unreceived', ref, people);
}
function history(kind: string, ref: KudosRef, people: readonly NamedPerson[]): Effect {
  const data: z.infer<typeof History> = { ...ref, people: people.map(({ id }) => id) };
  return { kind, data };
}

/** Asks the giver, privately, who else made it possible. */
export function offer(ref: KudosRef): Effect {
  return { kind: 'recognition.offer', data: ref };
}

/** Registers what happens after a kudos is durable. */
export function handleEffects(world: World): void {
  const { outbox, sender, tables } = world;
  const find = (ref: KudosRef) => findKudos(tables, ref.tenant, ref.space, ref.kudos);

  async function keep(ref: KudosRef, found: Found): Promise<void> {
    await tables.replace(kudosRow(ref.tenant, found), found.etag);
  }

  function drawn(ref: KudosRef, { kudos, locale }: Found) {
    const text = textsFor(locale);
    const card = kudosCard(kudos, { text, locale, seals: world.seals, tenant: ref.tenant });
    return { card, summary: kudosSummary(kudos, text) };
  }

  outbox.handle('recognition.post', async (data, attempt) => {
    const { conversation, ...ref } = Post.parse(data);
    if (attempt.begun) return;
    const found = await find(ref);
    if (!found || found.message) return;
    const { card, summary } = drawn(ref, found);
    await attempt.begin();
    const id = await sender.post(conversation, card, summary);
    await settle(async () => {
      const now = await find(ref);
      if (now) await keep(ref, { ...now, message: { conversation: conversation.id, id } });
      // Taken back while it was being sent, when nobody knew the message yet.
      else await sender.remove(conversation, id);
    });
  });

  outbox.handle('recognition.show', async (data) => {
    const { messageId, conversation, ...ref } = Show.parse(data);
    const joiners = await listJoiners(tables, ref.tenant, ref.space, ref.kudos);
    const found = await settle(async () => {
      const current = await find(ref);
      if (!current) return undefined;
      const shown = joiners.slice(0, limits.joinersShown);
      const kudos = { ...current.kudos, joiners: shown, joinCount: joiners.length };
      const clicked = conversation && messageId ? { conversation, id: messageId } : undefined;
      const next = { ...current, kudos, message: current.message ?? clicked };
      const changed = JSON.stringify(next) !== JSON.stringify(current);
      if (changed) await keep(ref, next);
      return next;
    });
    if (!found?.message) return;
    const space = await world.spaces.find(ref.tenant, ref.space);
    if (!space) return;
    const to = { tenant: ref.tenant, serviceUrl: space.serviceUrl, id: found.message.conversation };
    const { card, summary } = drawn(ref, found);
    await sender.update(to, found.message.id, card, summary);
  });

  outbox.handle('recognition.remove', async (data) => {
    const { conversation, messageId } = Removal.parse(data);
    await sender.remove(conversation, messageId);
  });

  outbox.handleUnordered('recognition.received', async (data) => {
    const { people, ...ref } = History.parse(data);
    await Promise.all(people.map((person) => addReceived(tables, ref, person)));
    // Taken back in the meantime: the row must not come after its removal.
    if (!(await find(ref)))
      await Promise.all(people.map((person) => removeReceived(tables, ref, person)));
  });

  outbox.handleUnordered('recognition.unreceived', async (data) => {
    const { people, ...ref } = History.parse(data);
    await Promise.all(people.map((person) => removeReceived(tables, ref, person)));
  });

  outbox.handle('recognition.offer', async (data, attempt) => {
    const ref = KudosRef.parse(data);
    if (attempt.begun) return;
    const found = await find(ref);
    const space = await world.spaces.find(ref.tenant, ref.space);
    if (!space || found?.kudos.receiver.kind !== 'person') return;
    const { kudos, locale } = found;
    const text = textsFor(locale);
    const people = await world.roster.some(space, 100);
    const card = offerCard(kudos, people, { text, locale, seals: world.seals, now: world.clock() });
    const chat = await sender.personal(space, kudos.giver);
    await attempt.begin();
    await sender.post(chat, card, text('recognition.offer.title'));
  });
}

const settleTries = 5;

/** Reads, changes and writes again while others change the row in between, or the store does not answer. */
async function settle<T>(change: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await change();
    } catch (error) {
      const passing =
        error instanceof TablesError && (error.code === 'Changed' || error.code === 'Unavailable');
      if (!passing || tries === settleTries) throw error;
    }
  }
}
