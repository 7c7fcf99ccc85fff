import { count } from '../counts/fold';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { ActRef, handleMessages } from '../operations/message';
import { settle } from '../operations/settle';
import { chatWith } from '../spaces/chat';
import { notInstalledAsAbsent } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { linkCard, linkSummary } from './cards';
import { handleChannel } from './channel';
import { countPoints, pointsOf } from './counting';
import { documentId, linkDocument } from './documents';
import { decidedAt, inOrder, withHanging } from './domain';
import { Ask, ask, Review, Tell } from './effect-kinds';
import { type Found, findLink, linkRow, listHanging } from './store';
import { curatorsOf } from './vetters';
import { approvalCard, reviewCard, toldCard } from './vetting-cards';

/** Registers what happens after an act upon a link is durable. */
export function handleEffects(world: World): void {
  const { outbox, sender, spaces, tables, search } = world;
  const find = ({ tenant, space, id }: ActRef) => findLink(tables, tenant, space, id);
  const drawing = ({ locale }: Found) => {
    return { text: textsFor(locale), locale, seals: world.seals, now: world.clock() };
  };

  async function refresh(ref: ActRef, found: Found): Promise<Found> {
    const all = await listHanging(tables, ref);
    const sharers = inOrder(found.link, all.whys).map(({ by }) => by.id);
    return { ...found, link: withHanging(found.link, all), sharers };
  }

  /** Lets the link be found as it now is. */
  async function reindex(ref: ActRef): Promise<void> {
    const [found, space] = await Promise.all([find(ref), spaces.find(ref.tenant, ref.space)]);
    if (!space) return;
    if (!found) return search.remove(ref.tenant, documentId(ref));
    const all = await listHanging(tables, ref);
    const kept = { ...found, link: withHanging(found.link, all) };
    const vetters = [...curatorsOf(space), ...found.vetters];
    return search.put(linkDocument(kept, all, vetters, space));
  }

  handleMessages<Found>(world, 'links', {
    find,
    refresh,
    posted: reindex,
    keep: async (ref, found) => {
      await tables.replace(linkRow(ref.tenant, found), found.etag);
    },
    draw: (_ref, found) => ({
      card: linkCard(found.link, drawing(found)),
      summary: linkSummary(found.link, textsFor(found.locale)),
    }),
  });

  handleChannel(world, { refresh, drawing });

  outbox.handleUnordered('links.index', (data) => reindex(ActRef.parse(data)));

  /** The row keeps the points it is counted with, and changes in the batch that counts others. */
  outbox.handle('links.judge', async (data) => {
    const ref = ActRef.parse(data);
    await settle(async () => {
      const [found, space] = await Promise.all([find(ref), spaces.find(ref.tenant, ref.space)]);
      if (!found || !space) return;
      const { points: before, etag } = found;
      const fresh = await refresh(ref, found);
      const points = pointsOf(fresh.link);
      if (points === before) return;
      const { at } = found.link;
      const { timeZone } = space;
      const partition = actPartition(ref.tenant, ref.space, ref.id);
      const id = operationId(at, 'links.judge', ref.id, etag);
      const writes = [{ replace: linkRow(ref.tenant, { ...fresh, points }), etag }];
      const effects = [count({ at, timeZone, ...countPoints(before, points) })];
      await commit(tables, { partition, id, writes, effects, result: null }, world.clock());
      outbox.kick(partition);
    });
  });

  outbox.handle('links.ask', async (data, attempt) => {
    if (attempt.begun) return;
    const { person, seen, ...ref } = Ask.parse(data);
    const [found, space] = await Promise.all([find(ref), spaces.find(ref.tenant, ref.space)]);
    if (!found || !space || decidedAt(found.link) > seen) return;
    const { state } = found.link;
    const asking = state === 'vetted' ? reviewCard : approvalCard;
    if (state === 'declined' || state === 'sentBack' || state === 'retired') return;
    const chat = await chatWith(world, ref, person);
    if (!chat) return;
    const fresh = await refresh(ref, found);
    if (fresh.sharers.includes(person)) return;
    await attempt.begin();
    const shown = asking(fresh.link, space.name, person, drawing(found));
    await sender.post(chat, shown, linkSummary(found.link, textsFor(found.locale)));
  });

  /** The vetter is asked again, by an act of its own; where they have left, the curators are. */
  outbox.handle('links.review', async (data) => {
    const { seen, outdated, ...ref } = Review.parse(data);
    const [found, space] = await Promise.all([find(ref), spaces.find(ref.tenant, ref.space)]);
    if (!found?.link.vetting || !space || decidedAt(found.link) > seen) return;
    const vetter = found.link.vetting.by.id;
    const there = await world.roster.member(space, vetter).catch(notInstalledAsAbsent);
    const people = there ? [vetter] : curatorsOf(space);
    // A second one who says it is out of date asks nobody twice.
    const about = [ref.space, ref.id, String(seen), outdated ? 'outdated' : 'due'];
    const id = operationId(found.link.at, 'links.review', ...about);
    const partition = actPartition(ref.tenant, ref.space, ref.id);
    const effects = people.map((person) => ask(ref, person, seen));
    await commit(tables, { partition, id, writes: [], effects, result: null }, world.clock());
    outbox.kick(partition);
  });

  outbox.handle('links.tell', async (data, attempt) => {
    if (attempt.begun) return;
    const { person, key, values, ...ref } = Tell.parse(data);
    const found = await find(ref);
    const chat = found && (await chatWith(world, ref, person));
    if (!found || !chat) return;
    const look = drawing(found);
    const words = look.text(key, values);
    await attempt.begin();
    await sender.post(chat, toldCard(words, found.link, person, look), words);
  });
}
