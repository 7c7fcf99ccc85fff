import { once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { writeAct } from '../spaces/act';
import { address, type Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { Standing } from '../spaces/standing';
import { Refusal } from '../teams/refusal';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { checkOwner, refOf, replace } from './act';
import { closesAt, dayAt, lastDayOf, readDay, yearsLater } from './calendar';
import type { Cycle, Period, StartBody } from './contract';
import { awardDocument } from './documents';
import { checkDays, decideName, limits } from './domain';
import { ask, close, index, messages, showAll } from './effect-kinds';
import { cycleId, cycleRow, findCycle, periodId, periodRow } from './store';

type Wish = Omit<StartBody, 'space'>;

export interface Starting {
  readonly by: Participant;
  readonly wish: Wish;
  readonly id: OperationId;
  readonly locale: string;
  /** Where the card of its first period comes to stand: a new message, or the message of the form. Without it, nowhere. */
  readonly standing?: Standing;
}

/** Who chooses: those who were named, or the owners; refuses who is not in the space. */
async function approversOf(world: World, { space, person }: Participant, named: readonly string[]) {
  const usual = space.owners.length > 0 ? space.owners : [person.id];
  const ids = [...new Set(named.length > 0 ? named : usual)];
  if (ids.length > limits.approvers)
    throw new Refusal('awards.manyApprovers', { most: limits.approvers });
  const found = await Promise.all(ids.map((one) => world.roster.member(address(space), one)));
  if (named.length > 0 && found.some((member) => member?.role !== 'member'))
    throw new Refusal('awards.badApprover');
  // An owner who has left is handed over when it is time to choose.
  return named.length > 0 ? found.flatMap((member) => (member ? [member.id] : [])) : ids;
}

/** A period as it opens. */
export function opened(cycle: Cycle, number: number, now: number): Period {
  const { id, space, name, recurrence } = cycle;
  return {
    ...{ id: periodId(id, number), space, cycle: id, number, name, recurrence },
    ...{ opensAt: now, closesAt: closesAt(cycle, number), lastDay: lastDayOf(cycle, number) },
    state: 'open',
  };
}

function showing({ by, standing }: Starting, period: Period): Effect[] {
  if (!standing) return [];
  const ref = refOf(by, period.id);
  const { conversation, messageId } = standing;
  return messageId ? [messages.show(ref)] : [messages.post(ref, conversation)];
}

/** Starts an award, with its first period open. Needs an owner. One transaction. */
export async function start(world: World, starting: Starting): Promise<Period> {
  const { by, wish, id, locale, standing } = starting;
  const { tenant, space, person } = by;
  checkOwner(world, by);
  const now = world.clock();
  const { timeZone } = space;
  const today = dayAt(now, timeZone);
  const recurs = wish.recurrence !== 'once';
  const days = checkDays({
    ...{ today, recurs, closes: readDay(wish.closes), ends: readDay(wish.ends) },
    latest: yearsLater(today, limits.longestYears),
  });
  const cycle: Cycle = {
    ...{ id: cycleId(id.hash), space: space.id, name: decideName(wish.name), at: now, timeZone },
    ...{ recurrence: wish.recurrence, ...days, ended: false },
    by: { id: person.id, name: cleanLine(person.name) },
    approvers: await approversOf(world, by, wish.approvers),
  };
  const period = opened(cycle, 1, now);
  const ref = refOf(by, period.id);
  const { conversation, messageId } = standing ?? {};
  const message =
    conversation && messageId ? { conversation: conversation.id, id: messageId } : undefined;
  const result = await once(world.tables, actPartition(tenant, space.id, cycle.id), id, () =>
    writeAct(world, by, cycle.id, id, {
      writes: [
        { insert: cycleRow(tenant, { cycle, period: period.id, locale }) },
        { insert: periodRow(tenant, { period, asked: [], locale, ...(message && { message }) }) },
      ],
      effects: [...showing(starting, period), index(ref), close(ref, period.closesAt)],
      result: period,
    }),
  );
  // Whoever did it reads it at once; said again later, it may have gone on since.
  if (result.opensAt === now) world.search.apply(awardDocument(result, space));
  return result;
}

/**
 * Ends an award now: no further period opens, and what was nominated is decided. `quietly`, nobody is
 * asked. Needs an owner. Three transactions.
 */
export async function end(
  world: World,
  by: Participant,
  period: string,
  id: OperationId,
  quietly = false,
): Promise<Period> {
  checkOwner(world, by);
  const { tenant } = by;
  return replace(world, by, period, id, async ({ found, nominations }) => {
    const cycle = await findCycle(world.tables, refOf(by, found.period.cycle));
    if (!cycle) throw new Refusal('awards.gone');
    if (cycle.cycle.ended && found.period.state !== 'open')
      throw new Refusal('awards.endedBefore', { award: found.period.name });
    const ref = refOf(by, period);
    const isOpen = found.period.state === 'open';
    const state = nominations.length > 0 ? 'deciding' : 'empty';
    const { etag, ...kept } = cycle;
    const row = cycleRow(tenant, { ...kept, cycle: { ...kept.cycle, ended: true } });
    const asking = isOpen && state === 'deciding' ? [ask(ref, 0)] : [];
    const ids = nominations.map(({ nomination }) => nomination.id);
    return {
      period: isOpen ? { ...found.period, state } : found.period,
      ...(quietly && { asked: kept.cycle.approvers }),
      writes: [{ replace: row, etag }],
      effects: [index(ref), ...(quietly ? [] : [...showAll(ref, ids), ...asking])],
    };
  });
}
