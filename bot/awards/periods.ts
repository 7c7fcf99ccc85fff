import { commit } from '../operations/commit';
import { type OperationId, operationId } from '../operations/identity';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { settle } from '../operations/settle';
import { address, notInstalledAsAbsent } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import type { Write } from '../tables/port';
import type { Conversation } from '../teams/port';
import type { World } from '../world';
import { periodAfter } from './calendar';
import { handOver, limits } from './domain';
import { approval, ask, close, index, messages, next, showAll } from './effect-kinds';
import { opened } from './start';
import { cycleRow, findCycle, findRound, periodId, periodRow } from './store';

/** Writes what happens by itself: an act of its own, the same however often it is tried. */
async function write(
  world: World,
  ref: ActRef,
  id: OperationId,
  act: { readonly writes: readonly Write[]; readonly effects: readonly Effect[] },
): Promise<void> {
  const partition = spacePartition(ref.tenant, ref.space);
  await commit(world.tables, { partition, id, ...act, result: null }, world.clock());
  world.outbox.kick(partition);
}

/** Closes a period whose time has come: what was nominated waits to be decided, and the next period opens. */
export async function closePeriod(world: World, ref: ActRef): Promise<void> {
  await settle(async () => {
    const round = await findRound(world.tables, ref);
    if (round?.found.period.state !== 'open') return;
    const { found, nominations } = round;
    const { cycle, number } = found.period;
    const state = nominations.length > 0 ? 'deciding' : 'empty';
    const row = periodRow(ref.tenant, { ...found, period: { ...found.period, state } });
    const id = operationId(found.period.closesAt, 'awards.close', ref.space, ref.id);
    await write(world, ref, id, {
      writes: [{ replace: row, etag: found.etag }],
      effects: [
        ...(state === 'deciding' ? [ask(ref, 0)] : []),
        ...showAll(
          ref,
          nominations.map(({ nomination }) => nomination.id),
        ),
        index(ref),
        next({ ...ref, id: cycle }, number),
      ],
    });
  });
}

/** Opens the period that follows in its cycle, once; after a standstill the one that is due now. */
export async function openNext(world: World, ref: ActRef, after: number): Promise<void> {
  const { tables, clock, spaces } = world;
  await settle(async () => {
    const [kept, space] = await Promise.all([
      findCycle(tables, ref),
      spaces.find(ref.tenant, ref.space),
    ]);
    // Another try has opened one since.
    if (!kept || !space || space.closed || kept.cycle.ended) return;
    if (kept.period !== periodId(ref.id, after)) return;
    const { cycle, locale, etag } = kept;
    const number = periodAfter(cycle, after, clock());
    if (number === undefined) return;
    const period = opened(cycle, number, clock());
    const of = { ...ref, id: period.id };
    const { tenant, serviceUrl, conversation } = space;
    const to: Conversation = { tenant, serviceUrl, id: conversation };
    const id = operationId(cycle.at, 'awards.next', ref.space, ref.id, String(number));
    await write(world, ref, id, {
      writes: [
        { insert: periodRow(tenant, { period, asked: [], locale }) },
        { replace: cycleRow(tenant, { cycle, period: period.id, locale }), etag },
      ],
      effects: [messages.post(of, to), index(of), close(of, period.closesAt)],
    });
  });
}

/** Of these people, those who are members of the space now. */
async function thereOf(world: World, ref: ActRef, people: readonly string[]): Promise<Set<string>> {
  const space = await world.spaces.find(ref.tenant, ref.space);
  if (!space) return new Set();
  const found = await Promise.all(
    [...new Set(people)].map((id) =>
      world.roster.member(address(space), id).catch(notInstalledAsAbsent),
    ),
  );
  return new Set(found.flatMap((member) => (member?.role === 'member' ? [member.id] : [])));
}

/** Asks whoever chooses now, and arranges the reminder; nothing where it is decided. */
export async function askApprovers(world: World, ref: ActRef, round: number): Promise<void> {
  await settle(async () => {
    const known = await findRound(world.tables, ref);
    if (known?.found.period.state !== 'deciding') return;
    const { found } = known;
    const [kept, space] = await Promise.all([
      findCycle(world.tables, { ...ref, id: found.period.cycle }),
      world.spaces.find(ref.tenant, ref.space),
    ]);
    // Nobody could decide there; once it is reopened they are asked.
    if (!kept || !space || space.closed) return;
    const { approvers } = kept.cycle;
    const { owners } = space;
    const admins = world.spaces.admins();
    const there = await thereOf(world, ref, [...approvers, ...owners, ...admins]);
    const { asked } = handOver({ approvers, owners, admins, there });
    const row = periodRow(ref.tenant, { ...found, asked });
    const id = operationId(
      found.period.closesAt,
      ...['awards.ask', ref.space, ref.id, String(round)],
    );
    const again = round + 1 < limits.rounds;
    const reminder = again ? [ask(ref, round + 1, world.clock() + limits.remindMs)] : [];
    await write(world, ref, id, {
      writes: [{ replace: row, etag: found.etag }],
      effects: [...asked.map((person) => approval(ref, person, round)), ...reminder],
    });
  });
}
