import { weekOf } from '../counts/week';
import { nudge } from '../nudges/contract';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import type { Space } from '../spaces/contract';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { kudosCard, kudosSummary } from './cards';
import type { Kudos } from './contract';
import { thanked } from './counting';
import { findKudos } from './store';

const what = 'recognition.joinable';
/** A kudos stands so long before those who could join it are told. */
const waitsMs = 2 * 86_400_000;

/** Those people look to, who neither gave a kudos nor are thanked by it: to join is theirs to do, once a week at most. */
export function offerToJoin({ tenant, space: id }: ActRef, kudos: Kudos, space: Space): Effect[] {
  const on = [kudos.giver, ...thanked(kudos.receiver)].map((person) => person.id);
  const period = `${id} ${weekOf(kudos.at, space.timeZone)}`;
  return space.leaders
    .filter((person) => !on.includes(person))
    .map((person) =>
      nudge(
        { tenant, space: id, person, what, about: { id: kudos.id }, period, since: kudos.at },
        kudos.at + waitsMs,
      ),
    );
}

/** A kudos to join, for a leader; not where it was taken back, or somebody joined it. */
export function provideNudge(world: World): void {
  world.nudges.provide(what, async ({ tenant, person, about }, space, locale) => {
    const found = await findKudos(world.tables, tenant, space.id, about.id ?? '');
    if (!found || found.kudos.joinCount > 0 || !space.leaders.includes(person)) return undefined;
    const text = textsFor(locale);
    const card = kudosCard(found.kudos, { text, locale, seals: world.seals, tenant });
    return { card, summary: kudosSummary(found.kudos, text, locale) };
  });
}
