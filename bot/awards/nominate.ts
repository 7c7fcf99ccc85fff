import { count } from '../counts/fold';
import { once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import { settle } from '../operations/settle';
import { checkWords } from '../sensitivity/check';
import { writeAct } from '../spaces/act';
import { address, type Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { Standing } from '../spaces/standing';
import { TablesError, type Write } from '../tables/port';
import { Refusal } from '../teams/refusal';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { mustFind, refOf } from './act';
import type { Evidence, NominatedAnswer, Nomination, Nominee, Reason } from './contract';
import { countNomination } from './counting';
import {
  checkOpen,
  checkPace,
  decideCrew,
  decideLinks,
  decideWhy,
  isInCrew,
  limits,
  nomineeKey,
} from './domain';
import { messages } from './effect-kinds';
import {
  type FoundNomination,
  nominationId,
  nominationKey,
  nominationRow,
  periodKey,
  reasonRow,
} from './store';

/** Whom somebody nominates, and why, as a form or a kudos has it. */
export interface Wish {
  readonly people: readonly string[];
  /** The id of a team, chat or group; empty for a crew. */
  readonly group: string;
  readonly crewName: string;
  readonly why: string;
  /** Addresses as typed. */
  readonly links: string;
  /** What is known to be true already: a kudos. */
  readonly evidence?: readonly Evidence[];
  /** Of its words those that are new: what a kudos says is read there already. */
  readonly typed: readonly string[];
  /** Their author looked at what seems sensitive. */
  readonly anyway?: boolean;
}

export interface Nominating {
  readonly by: Participant;
  readonly period: string;
  readonly wish: Wish;
  readonly id: OperationId;
  readonly locale: string;
  /** Where a new nomination's card comes to stand: a new message, or the message of the form. Without it, nowhere. */
  readonly standing?: Standing;
}

const paceWindowMs = 60_000;

/** Who is nominated: members of the space, or the whole of it or of a group. */
async function nomineeOf(
  world: World,
  { tenant, space }: Participant,
  wish: Wish,
): Promise<Nominee> {
  if (wish.group === '') {
    const asked = [...new Set(wish.people)].slice(0, limits.most + 1);
    const found = await Promise.all(asked.map((id) => world.roster.member(address(space), id)));
    return decideCrew(found, wish.crewName);
  }
  const groups = [space, ...(await world.spaces.groups(tenant))];
  const group = groups.find(({ id }) => id === wish.group);
  if (!group) throw new Refusal('awards.noSuchGroup');
  const { members } = await world.roster.describe(address(group));
  if (members < limits.fewest) throw new Refusal('awards.onePerson');
  return { kind: 'group', id: group.id, name: group.name };
}

/** Whether somebody is among the nominated. */
async function isAmong(world: World, { tenant, person }: Participant, nominee: Nominee) {
  if (nominee.kind === 'crew') return isInCrew(nominee, person.id);
  const group = await world.spaces.find(tenant, nominee.id);
  return Boolean(group && (await world.roster.member(address(group), person.id)));
}

function place({ standing }: Nominating) {
  const { conversation, messageId } = standing ?? {};
  return conversation && messageId ? { conversation: conversation.id, id: messageId } : undefined;
}

/** Who is not nominated in this period yet. */
async function first(
  world: World,
  nominating: Nominating,
  nomination: Nomination,
  reason: Reason,
  looked: readonly Write[],
): Promise<NominatedAnswer> {
  const { by, period, id, locale, standing } = nominating;
  const ref = refOf(by, nomination.id);
  const message = place(nominating);
  const counted = { at: nomination.at, timeZone: by.space.timeZone, ...countNomination() };
  const showing = message
    ? messages.show(ref)
    : standing && messages.post(ref, standing.conversation);
  try {
    return await writeAct<NominatedAnswer>(world, by, period, id, {
      writes: [
        { touch: periodKey(period) },
        { insert: nominationRow(by.tenant, { nomination, locale, ...(message && { message }) }) },
        { insert: reasonRow(ref, reason) },
        ...looked,
      ],
      effects: [...(showing ? [showing] : []), messages.show(refOf(by, period)), count(counted)],
      result: { nomination: nomination.id, nominee: nomination.nominee, known: false },
    });
  } catch (error) {
    // Somebody nominated them at this moment: look again, and add the why to theirs.
    if (error instanceof TablesError && error.code === 'AlreadyExists')
      throw new TablesError('Changed', 'They were nominated meanwhile.');
    throw error;
  }
}

/** A why for who is nominated already. */
async function another(
  world: World,
  { by, period, id }: Nominating,
  { nomination }: FoundNomination,
  reason: Reason,
  looked: readonly Write[],
): Promise<NominatedAnswer> {
  const ref = refOf(by, nomination.id);
  return writeAct<NominatedAnswer>(world, by, period, id, {
    writes: [{ touch: nominationKey(nomination.id) }, { put: reasonRow(ref, reason) }, ...looked],
    effects: [messages.show(ref)],
    result: { nomination: nomination.id, nominee: nomination.nominee, known: true },
  });
}

/**
 * Nominates a crew or group: every way in ends here. Who is nominated already in this period gets another
 * why, which is support. Naming oneself among others is allowed and marked, and is no support. Two
 * transactions.
 */
export async function nominate(world: World, nominating: Nominating): Promise<NominatedAnswer> {
  const { by, period, wish, id } = nominating;
  const { tenant, space, person } = by;
  const now = world.clock();
  const paceKey = `award ${tenant} ${person.id}`;
  return once(world.tables, actPartition(tenant, space.id, period), id, () =>
    settle(async () => {
      checkPace(world.pace.recent(paceKey, paceWindowMs));
      const { found, nominations } = await mustFind(world, by, period);
      checkOpen(found.period, now);
      const nominee = await nomineeOf(world, by, wish);
      const which = nominationId(period, nomineeKey(nominee));
      const who = { id: person.id, name: cleanLine(person.name) };
      const evidence = [...(wish.evidence ?? []), ...decideLinks(wish.links)];
      const reason: Reason = {
        ...{ by: who, text: decideWhy(wish.why), evidence, at: now },
        self: await isAmong(world, by, nominee),
      };
      const known = nominations.find(({ nomination }) => nomination.id === which);
      if (!known && nominations.length >= limits.nominations)
        throw new Refusal('awards.full', { most: limits.nominations });
      const looked = checkWords(world, by, { about: period, id }, wish.typed, wish.anyway);
      const nomination = { id: which, space: space.id, period, nominee, at: now, first: who };
      const done = known
        ? await another(world, nominating, known, reason, looked)
        : await first(world, nominating, nomination, reason, looked);
      world.pace.note(paceKey);
      return done;
    }),
  );
}

/** Stands behind a nomination, once a person, never one's own. Two transactions. */
export async function support(
  world: World,
  by: Participant,
  which: { readonly period: string; readonly nomination: string },
  id: OperationId,
): Promise<'supported' | 'already'> {
  const { period, nomination: wanted } = which;
  const { person, tenant, space } = by;
  return once(world.tables, actPartition(tenant, space.id, period), id, async () => {
    const { found, nominations } = await mustFind(world, by, period);
    const known = nominations.find(({ nomination }) => nomination.id === wanted);
    if (!known) throw new Refusal('awards.noSuchNomination');
    const now = world.clock();
    checkOpen(found.period, now);
    if (await isAmong(world, by, known.nomination.nominee)) throw new Refusal('awards.ownSupport');
    const ref = refOf(by, wanted);
    const who = { id: person.id, name: cleanLine(person.name) };
    const reason: Reason = { by: who, text: '', evidence: [], at: now, self: false };
    try {
      return await writeAct(world, by, period, id, {
        writes: [{ touch: nominationKey(wanted) }, { insert: reasonRow(ref, reason) }],
        effects: [messages.show(ref)],
        result: 'supported' as const,
      });
    } catch (error) {
      if (error instanceof TablesError && error.code === 'AlreadyExists') return 'already';
      throw error;
    }
  });
}
