import { createHash } from 'node:crypto';
import * as z from 'zod/v4';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { address, notInstalledAsAbsent } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { shown } from './domain';
import { digestPage } from './page';
import { findDigest } from './store';
import { isSubscribed, listSubscribers } from './subscribers';

const listKind = 'digest.mails';
const mailKind = 'digest.mail';
/** The last day a digest may come, and two for a mail server to come back. */
const lateMs = 9 * 86_400_000;
const Listing = ActRef.extend({ after: z.string().optional() });
const Mailing = ActRef.extend({ person: z.string() });

/** Sends a digest to those who want it by e-mail; nothing where no mail server is named. */
export function mailing(world: World, ref: ActRef): Effect[] {
  return world.mailer ? [{ kind: listKind, data: ref }] : [];
}

/** Asks for a mail to each who wants it, fifty in an act named after its page; then sends them one by one. */
export function handleMails(world: World): void {
  const { outbox, tables, spaces, mailer } = world;
  outbox.handle(listKind, async (data) => {
    const { after, ...ref } = Listing.parse(data);
    const page = await listSubscribers(tables, ref, after);
    const effects: Effect[] = page.people.map((person) => ({
      kind: mailKind,
      data: { ...ref, person },
    }));
    if (page.after) effects.push({ kind: listKind, data: { ...ref, after: page.after } });
    if (effects.length === 0) return;
    const partition = spacePartition(ref.tenant, ref.space);
    const id = operationId(0, listKind, ref.space, ref.id, after ?? '');
    await commit(tables, { partition, id, writes: [], effects, result: null }, world.clock());
    outbox.kick(partition);
  });

  // Not in the space's order: several at once. A try that is repeated carries the same id, so that what the server
  // had taken already is shown once.
  outbox.handleUnordered(mailKind, async (data) => {
    if (!mailer) return;
    const { person, ...ref } = Mailing.parse(data);
    const space = await spaces.find(ref.tenant, ref.space);
    const found = space && (await findDigest(tables, ref.tenant, ref.space, ref.id));
    if (!found || world.clock() > found.digest.to + lateMs) return;
    if (!(await isSubscribed(tables, ref, person))) return;
    // Asked when it is sent: who has left gets nothing, and no address is kept.
    const member = await world.roster.member(address(space), person).catch(notInstalledAsAbsent);
    if (!member?.mail || member.role !== 'member') return;
    const needs = (await world.digests.needs(space, person)).slice(0, shown);
    const { language: locale } = world;
    const drawing = { text: textsFor(locale), locale, opens: world.pageLink('digest', ref.space) };
    const { subject, html, text } = digestPage(found.digest, needs, drawing);
    const key = createHash('sha256')
      .update(JSON.stringify([ref, person]))
      .digest('hex');
    const mail = { to: member.mail, subject, html, text, key: key.slice(0, 32) };
    const outcome = await mailer.send(mail);
    if (outcome === 'refused') world.log.warn({ effect: mailKind }, 'a mail was refused for good');
  });
}
