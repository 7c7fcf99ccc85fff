import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { settle } from '../operations/settle';
import type { Space } from '../spaces/contract';
import { address, notInstalledAsAbsent } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { nudgeCard } from './cards';
import { Nudge, nudgeKind, nudge as offer } from './contract';
import { momentFor } from './domain';
import { findPreferences, keepTold, takeDay, toldOn } from './store';

/**
 * The one way to write to somebody unprompted: what is told, to whom and how often is decided here, for all
 * practices. Exactly once: a day is taken in the person's own partition before anything is sent.
 */
export function handleNudges(world: World): void {
  const { outbox, sender, spaces, tables, language: locale } = world;

  /** Looks at it again later, by an act of its own: a second delivery of this one changes nothing. */
  async function postpone(nudge: Nudge, at: number): Promise<void> {
    const { tenant, space, person, what, period, since, postponed } = nudge;
    const partition = spacePartition(tenant, space);
    const about = [space, person, what, period, String(since), String(postponed + 1)];
    const id = operationId(since, nudgeKind, ...about);
    const again = { ...offer(nudge, at), data: { ...nudge, postponed: postponed + 1 } };
    const act = { partition, id, writes: [], effects: [again], result: null };
    await commit(tables, act, world.clock());
    outbox.kick(partition);
  }

  /** When they last wrote something here or in a group, as far as this instance's index knows. */
  async function actedAt(space: Space, person: string): Promise<number | undefined> {
    const groups = (await spaces.groups(space.tenant)).map(({ id }) => id);
    const [last] = world.search.find({
      ...{ tenant: space.tenant, reader: person, spaces: [space.id, ...groups], text: '' },
      ...{ kinds: ['kudos', 'question', 'answer', 'link', 'post'], authors: [person], limit: 1 },
    });
    return last?.at;
  }

  outbox.handle(nudgeKind, async (data, attempt) => {
    const nudge = Nudge.parse(data);
    if (attempt.begun) return;
    const { tenant, person, what } = nudge;
    const space = await spaces.find(tenant, nudge.space);
    const member =
      space && (await world.roster.member(address(space), person).catch(notInstalledAsAbsent));
    if (!space || !member || member.role === 'bot') return;
    const preferences = await findPreferences(tables, tenant, person);
    const now = world.clock();
    const situation = { preferences, timeZone: space.timeZone, now };
    const known = {
      ...situation,
      toldOn: await toldOn(tables, nudge),
      actedAt: await actedAt(space, person),
    };
    const moment = momentFor(nudge, known);
    if (moment.go === 'never') return;
    const drawn = await world.nudges.draw(nudge, space, locale);
    if (!drawn) return;
    if (moment.go === 'later') return postpone(nudge, moment.at);
    const day = await settle(() => takeDay(tables, nudge, moment.day));
    if (day === 'told') return;
    if (day === 'taken') {
      const tomorrow = momentFor(nudge, { ...situation, toldOn: moment.day });
      return tomorrow.go === 'later' ? postpone(nudge, tomorrow.at) : undefined;
    }
    const chat = await sender.personal(space, { id: person, name: member.name });
    const drawing = { text: textsFor(locale), locale, seals: world.seals, now };
    const card = nudgeCard(drawn.card, { person, what }, drawing);
    await attempt.begin();
    await sender.post(chat, card, drawn.summary);
    await settle(() => keepTold(tables, nudge, moment.day));
  });
}
