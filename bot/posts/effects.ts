import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { ActRef, handleMessages } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { chatWith } from '../spaces/chat';
import { actPartition } from '../spaces/partition';
import { messageLink } from '../teams/message-link';
import { textsFor } from '../texts/texts';
import { shorten } from '../texts/words';
import type { World } from '../world';
import { noticeCard, postCard, postSummary } from './cards';
import { postDocument } from './documents';
import { inOrder, titleOf, withHanging } from './domain';
import { Offered, offeredLater, Tell, tell } from './effect-kinds';
import { type Found, findPost, listHanging, listInputs, listWatchers, postRow } from './store';

const longestTold = 200;
/** Inputs of an hour remembered as told, so that they fit into a row. */
const mostRemembered = 500;

/** Registers what happens after an act upon a post is durable. */
export function handleEffects(world: World): void {
  const { outbox, sender, spaces, tables, search } = world;
  const find = (ref: ActRef) => findPost(tables, ref);
  const drawing = ({ locale }: Found) => ({ text: textsFor(locale), locale, seals: world.seals });

  /** Lets the post be found as it now is. */
  async function reindex(ref: ActRef): Promise<void> {
    const [found, space] = await Promise.all([find(ref), spaces.find(ref.tenant, ref.space)]);
    if (!found || !space) return;
    const hanging = await listHanging(tables, ref);
    const kept = { ...found, post: withHanging(found.post, hanging) };
    await search.put(postDocument(kept, hanging, space));
  }

  handleMessages<Found>(world, 'posts', {
    find,
    posted: reindex,
    refresh: async (ref, found) => ({
      ...found,
      post: withHanging(found.post, await listHanging(tables, ref)),
    }),
    keep: async (ref, found) => {
      await tables.replace(postRow(ref.tenant, found), found.etag);
    },
    draw: (_ref, found) => ({
      card: postCard(found.post, drawing(found)),
      summary: postSummary(found.post, textsFor(found.locale)),
    }),
  });

  outbox.handleUnordered('posts.index', (data) => reindex(ActRef.parse(data)));

  /** An act of the outbox's own, done once. */
  async function follow<Result>(
    ref: ActRef,
    id: ReturnType<typeof operationId>,
    effects: readonly Effect[],
    result: Result,
  ) {
    const partition = actPartition(ref.tenant, ref.space, ref.id);
    const operation = { partition, id, writes: [], effects, result };
    const committed = await commit(tables, operation, world.clock());
    outbox.kick(partition);
    return committed;
  }

  /** One line an hour: the first input in it is told at once, what comes later in one line when it is over. */
  outbox.handle('posts.offered', async (data) => {
    const { hour, since, by, told: heard, ...ref } = Offered.parse(data);
    const found = await find(ref);
    if (!found || found.quiet) return;
    const { author, at } = found.post;
    const fresh = inOrder(await listInputs(tables, ref)).filter(
      (input) => input.by.id !== author.id && input.at >= since && !heard.includes(input.id),
    );
    const newest = fresh.at(-1);
    if (!newest) return;
    const isFirst = fresh.some(({ id }) => id === by);
    const key = isFirst && fresh.length > 1 ? 'posts.told.inputs' : 'posts.told.input';
    const told = tell(ref, author.id, key, {
      ...{ count: fresh.length, name: newest.by.name, title: titleOf(found.post) },
      text: shorten(newest.text, longestTold),
    });
    const id = operationId(at, 'posts.offered', ref.id, String(hour));
    const ids = fresh.slice(-mostRemembered).map((input) => input.id);
    // Results kept before inputs were remembered have none.
    const now: { readonly by: string; readonly told?: readonly string[] } = { by, told: ids };
    const { result, repeated } = await follow(ref, id, [told], now);
    const { told: known = [] } = result;
    if (!repeated || result.by === by || known.includes(by)) return;
    const later = operationId(at, 'posts.offered', ref.id, String(hour), 'later');
    const all = [...heard, ...known];
    await follow(ref, later, [offeredLater(ref, hour, since, all)], null);
  });

  outbox.handle('posts.done', async (data) => {
    const ref = ActRef.parse(data);
    const found = await find(ref);
    if (!found || found.quiet) return;
    const { author, outcome = '', closedAt = 0 } = found.post;
    const text = shorten(outcome, longestTold);
    const values = { name: author.name, title: titleOf(found.post), text };
    const watchers = await listWatchers(tables, ref);
    const told = watchers.map((watcher) => tell(ref, watcher.id, 'posts.told.closed', values));
    await follow(ref, operationId(closedAt, 'posts.done', ref.id), told, null);
  });

  outbox.handle('posts.tell', async (data, attempt) => {
    if (attempt.begun) return;
    const { person, key, values, ...ref } = Tell.parse(data);
    const found = await find(ref);
    const chat = found && (await chatWith(world, ref, person));
    if (!found || !chat) return;
    const { text, locale } = drawing(found);
    const words = text(key, values);
    const card = noticeCard(words, messageLink(found.message, ref.tenant), text, locale);
    await attempt.begin();
    await sender.post(chat, card, words);
  });
}
