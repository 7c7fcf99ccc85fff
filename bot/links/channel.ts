import { ActRef } from '../operations/message';
import { settle } from '../operations/settle';
import type { Space } from '../spaces/contract';
import { conversationOf } from '../spaces/standing';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { type Drawing, linkSummary } from './cards';
import { type Clicked, ShowChannel } from './effect-kinds';
import { type Found, findLink, linkRow } from './store';
import { approvalCard, decidedCard } from './vetting-cards';

interface Needs {
  /** The link with what hangs on it. */
  refresh(ref: ActRef, found: Found): Promise<Found>;
  drawing(found: Found): Drawing;
}

const waits = ({ link: { state } }: Found) => state === 'pending' || state === 'unvetted';

/**
 * The card in the curators' channel: posted once, when a link is to be vetted, and shown again after each
 * decision. Everybody there sees the same card; who may decide is asked when somebody clicks.
 */
export function handleChannel(world: World, { refresh, drawing }: Needs): void {
  const { outbox, sender, spaces, tables } = world;
  const find = ({ tenant, space, id }: ActRef) => findLink(tables, tenant, space, id);

  function draw(found: Found, space: Space) {
    const look = drawing(found);
    const card = waits(found)
      ? approvalCard(found.link, space.name, undefined, look)
      : decidedCard(found.link, space.name, look);
    return { card, summary: linkSummary(found.link, textsFor(found.locale)) };
  }

  const channelOf = async ({ tenant, curatorsChannel }: Space) =>
    curatorsChannel ? spaces.find(tenant, curatorsChannel) : undefined;

  async function show(ref: ActRef, found: Found, space: Space): Promise<void> {
    if (!found.asked) return;
    const { conversation, id } = found.asked;
    // What is undecided again is not for a channel that the curators have left.
    if (waits(found) && (await channelOf(space))?.conversation !== conversation) return;
    const { card, summary } = draw(await refresh(ref, found), space);
    const to = { tenant: ref.tenant, serviceUrl: space.serviceUrl, id: conversation };
    await sender.update(to, id, card, summary);
  }

  /** Keeps which message the card stands in. */
  async function keep(ref: ActRef, asked: Clicked): Promise<void> {
    await settle(async () => {
      const now = await find(ref);
      if (now) await tables.replace(linkRow(ref.tenant, { ...now, asked }), now.etag);
    });
  }

  outbox.handle('links.showChannel', async (data) => {
    const { clicked, ...ref } = ShowChannel.parse(data);
    const [found, space] = await Promise.all([find(ref), spaces.find(ref.tenant, ref.space)]);
    if (!found || !space) return;
    const { asked = clicked } = found;
    if (asked && !found.asked) await keep(ref, asked);
    await show(ref, { ...found, ...(asked && { asked }) }, space);
  });

  outbox.handle('links.askChannel', async (data, attempt) => {
    const ref = ActRef.parse(data);
    const { tenant } = ref;
    const [found, space] = await Promise.all([find(ref), spaces.find(tenant, ref.space)]);
    if (!found || !space) return;
    const channel = await channelOf(space);
    if (found.asked && found.asked.conversation === channel?.conversation)
      return show(ref, found, space);
    if (attempt.begun || !channel || channel.closed || !waits(found)) return;
    const { card, summary } = draw(await refresh(ref, found), space);
    await attempt.begin();
    const id = await sender.post(conversationOf(channel), card, summary);
    await keep(ref, { conversation: channel.conversation, id });
  });
}
