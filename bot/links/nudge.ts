import { nudge } from '../nudges/contract';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { linkSummary } from './cards';
import { decidedAt } from './domain';
import { findLink } from './store';
import { isVetter } from './vetters';
import { approvalCard } from './vetting-cards';

const what = 'links.waiting';
/** A link waits so long before its vetters are reminded. */
const waitsMs = 3 * 86_400_000;

/** Reminds somebody who can vet a link, if it still waits then. */
export function remind({ tenant, space, id }: ActRef, person: string, now: number): Effect {
  const period = `${space} ${id}`;
  const wanted = { tenant, space, person, what, about: { id }, period, since: now };
  return nudge(wanted, now + waitsMs);
}

/** A link that waits for vetting, for one of those who can; not any more once somebody decided. */
export function provideNudge(world: World): void {
  world.nudges.provide(what, async ({ tenant, person, about, since }, space, locale) => {
    const found = await findLink(world.tables, tenant, space.id, about.id ?? '');
    if (!found || decidedAt(found.link) > since) return undefined;
    const { link } = found;
    if (link.state !== 'pending' && link.state !== 'unvetted') return undefined;
    const { member } = world.spaces;
    const by = await member(tenant, { id: person, name: '' }, space.id);
    if (!isVetter(found, by)) return undefined;
    const text = textsFor(locale);
    const drawing = { text, locale, seals: world.seals, now: world.clock() };
    return {
      card: approvalCard(link, space.name, person, drawing),
      summary: linkSummary(link, text),
    };
  });
}
