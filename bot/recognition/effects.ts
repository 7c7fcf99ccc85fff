import * as z from 'zod/v4';
import { ActRef, handleMessages, messageEffects } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { kudosCard, kudosSummary } from './cards';
import type { NamedPerson } from './contract';
import { documentId, kudosDocument } from './document';
import { limits } from './domain';
import { drawingOf } from './drawing';
import { offerCard } from './follow-ups';
import { listJoiners } from './joins';
import { addReceived, removeReceived } from './received';
import { type Found, kudosRow } from './row';
import { findKudos } from './store';

const History = ActRef.extend({ people: z.array(z.string()) });

export const { post, show, removal } = messageEffects('recognition');

/** Lets the kudos be found as it now is, or not any more. */
export function index(ref: ActRef): Effect {
  return { kind: 'recognition.index', data: ref };
}

/** Puts the kudos into the history of these people, or takes it out again. */
export function received(ref: ActRef, people: readonly NamedPerson[]): Effect {
  return history('recognition.received', ref, people);
}
export function unreceived(ref: ActRef, people: readonly NamedPerson[]): Effect {
  return history('recognition.unreceived', ref, people);
}
function history(kind: string, ref: ActRef, people: readonly NamedPerson[]): Effect {
  const data: z.infer<typeof History> = { ...ref, people: people.map(({ id }) => id) };
  return { kind, data };
}

/** Asks the giver, privately, who else made it possible. */
export function offer(ref: ActRef): Effect {
  return { kind: 'recognition.offer', data: ref };
}

/** Tags a kudos is found by at most. */
const tagsShown = 4;

/** Registers what happens after a kudos is durable. */
export function handleEffects(world: World): void {
  const { outbox, sender, tables } = world;
  const find = (ref: ActRef) => findKudos(tables, ref.tenant, ref.space, ref.id);

  handleMessages<Found>(world, 'recognition', {
    find,
    refresh: async (ref, found) => {
      const joiners = await listJoiners(tables, ref.tenant, ref.space, ref.id);
      const shown = joiners.slice(0, limits.joinersShown);
      return { ...found, kudos: { ...found.kudos, joiners: shown, joinCount: joiners.length } };
    },
    keep: async (ref, found) => {
      await tables.replace(kudosRow(ref.tenant, found), found.etag);
    },
    draw: (ref, { kudos, locale }) => {
      const text = textsFor(locale);
      const card = kudosCard(kudos, drawingOf(world, ref.tenant, kudos, locale));
      return { card, summary: kudosSummary(kudos, text, locale) };
    },
  });

  outbox.handleUnordered('recognition.index', async (data) => {
    const ref = ActRef.parse(data);
    const [found, space] = await Promise.all([find(ref), world.spaces.find(ref.tenant, ref.space)]);
    if (!found) return world.search.remove(ref.tenant, documentId(ref.space, ref.id));
    if (!space) return undefined;
    const { what, possible } = found.kudos;
    const tags = world.tags.propose(ref.tenant, [ref.space], `${what} ${possible}`, tagsShown);
    return world.search.put(kudosDocument(found.kudos, tags, space));
  });

  outbox.handleUnordered('recognition.received', async (data, tries) => {
    const { people, ...ref } = History.parse(data);
    await Promise.all(people.map((person) => addReceived(tables, ref, person)));
    // Taken back while this failed: the row must not come after its removal.
    if (tries > 0 && !(await find(ref)))
      await Promise.all(people.map((person) => removeReceived(tables, ref, person)));
  });

  // In its order: after what it takes out.
  outbox.handle('recognition.unreceived', async (data) => {
    const { people, ...ref } = History.parse(data);
    await Promise.all(people.map((person) => removeReceived(tables, ref, person)));
  });

  outbox.handle('recognition.offer', async (data, attempt) => {
    const ref = ActRef.parse(data);
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
