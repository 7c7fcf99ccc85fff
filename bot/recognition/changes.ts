import { count } from '../counts/fold';
import { without } from '../digest/effect-kinds';
import { commit, once } from '../operations/commit';
import { type OperationId, operationId } from '../operations/identity';
import type { ActRef, Clicked } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { checkWords, type Written } from '../sensitivity/check';
import type { Participant } from '../spaces/membership';
import { address } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import { TablesError, type Write } from '../tables/port';
import { Refusal } from '../teams/refusal';
import { cleanLine, cleanWords, lengthOf } from '../texts/words';
import type { World } from '../world';
import type { Joiner, Kudos, Practice } from './contract';
import { countJoin, countKudos, thanked, uncountKudos } from './counting';
import { addPeople, checkEdit, checkJoin, checkTakeBack, decideWords, limits } from './domain';
import { index, received, removal, show, unreceived } from './effects';
import { joinRow, lineWrite, listJoiners } from './joins';
import { type Found, kudosKey, kudosRow } from './row';
import { findKudos, takenBackRow } from './store';

/** Which kudos a click is about, as its button says it. */
export interface Target {
  readonly kudos: string;
  readonly giver: string;
  readonly at: number;
}

function reference(member: Participant, id: string): ActRef {
  return { tenant: member.tenant, space: member.space.id, id };
}

async function mustFind(world: World, member: Participant, kudos: string): Promise<Found> {
  const found = await findKudos(world.tables, member.tenant, member.space.id, kudos);
  if (!found) throw new Refusal('recognition.gone');
  return found;
}

async function change<Result>(
  world: World,
  member: Participant,
  target: Pick<Target, 'kudos'>,
  id: OperationId,
  act: { writes: Write[]; effects: Effect[]; result: Result },
): Promise<Result> {
  const partition = actPartition(member.tenant, member.space.id, target.kudos);
  const { result } = await commit(world.tables, { partition, id, ...act }, world.clock());
  world.outbox.kick(partition);
  return result;
}

function joinerOf({ person }: Participant, typedLine: string): Joiner {
  const line = cleanWords(typedLine);
  const length = lengthOf(line);
  if (length > limits.longestLine)
    throw new Refusal('recognition.tooLong', { length, longest: limits.longestLine });
  return { id: person.id, name: cleanLine(person.name), ...(line && { line }) };
}

/** Adds one's name, and a line if there is one. One transaction: nothing is read. */
export async function join(
  world: World,
  member: Participant,
  target: Target,
  typed: Written,
  clicked: Clicked,
): Promise<'joined' | 'already' | 'line'> {
  const { person, tenant, space } = member;
  checkJoin(person.id, target.giver);
  const joiner = joinerOf(member, typed.text);
  const line = joiner.line ?? '';
  const id = operationId(target.at, 'join', target.kudos, person.id, line);
  const audit = checkWords(world, member, { about: target.kudos, id }, [line], typed.anyway);
  const touch = { touch: kudosKey(target.kudos) };
  const shown = show(reference(member, target.kudos), clicked);
  const counted = count({
    at: target.at,
    timeZone: space.timeZone,
    ...countJoin(person.id, target.giver),
  });
  const row = joinRow(tenant, space.id, target.kudos, joiner, world.clock());
  try {
    const act = { writes: [touch, { insert: row }, ...audit], effects: [shown, counted] };
    return await change(world, member, target, id, { ...act, result: 'joined' as const });
  } catch (error) {
    if (!(error instanceof TablesError)) throw error;
    if (error.code === 'Missing') throw new Refusal('recognition.gone');
    if (error.code !== 'AlreadyExists') throw error;
    if (!line) return 'already';
  }
  const later = await lineWrite(world.tables, tenant, space.id, target.kudos, joiner);
  if (!later) throw new Refusal('recognition.changedMeanwhile');
  const act = { writes: [touch, later, ...audit], effects: [shown] };
  return change(world, member, target, id, { ...act, result: 'line' as const }).catch(refuseRace);
}

/** The kudos as it is, for its giver to edit; refuses others, and after 15 minutes. */
export async function openEdit(world: World, member: Participant, target: Target): Promise<Kudos> {
  const { kudos } = await mustFind(world, member, target.kudos);
  checkEdit(kudos, member.person.id, world.clock());
  return kudos;
}

/** The kudos as it is. */
export async function current(world: World, member: Participant, target: Target): Promise<Found> {
  return mustFind(world, member, target.kudos);
}

/** Replaces the words of a kudos. */
export async function edit(
  world: World,
  member: Participant,
  id: OperationId,
  target: Target,
  words: { what: string; possible: string; practice: Practice; anyway?: boolean },
): Promise<Kudos> {
  const said = [words.what, words.possible];
  const about = { about: target.kudos, id };
  const audit = checkWords(world, member, about, said, words.anyway);
  const decide = async (kudos: Kudos) => {
    const now = world.clock();
    checkEdit(kudos, member.person.id, now);
    return { ...kudos, ...decideWords(words, words.practice), editedAt: now };
  };
  return replace(world, member, id, target, decide, audit);
}

/** Thanks more people with the same kudos. */
export async function add(
  world: World,
  member: Participant,
  id: OperationId,
  target: Target,
  people: readonly string[],
): Promise<Kudos> {
  return replace(world, member, id, target, async (kudos) => {
    const asked = [...new Set(people)].slice(0, limits.receivers + 1);
    const where = address(member.space);
    const found = await Promise.all(asked.map((person) => world.roster.member(where, person)));
    return addPeople(kudos, member.person.id, found);
  });
}

function refuseRace(error: unknown): never {
  if (error instanceof TablesError && error.code === 'Changed')
    throw new Refusal('recognition.changedMeanwhile');
  throw error;
}

async function replace(
  world: World,
  member: Participant,
  id: OperationId,
  target: Target,
  decide: (kudos: Kudos) => Promise<Kudos>,
  audit: readonly Write[] = [],
): Promise<Kudos> {
  const { tenant, space } = member;
  return once(world.tables, actPartition(tenant, space.id, target.kudos), id, async () => {
    const found = await mustFind(world, member, target.kudos);
    const kudos = await decide(found.kudos);
    const { at } = kudos;
    return change(world, member, target, id, {
      writes: [{ replace: kudosRow(tenant, { ...found, kudos }), etag: found.etag }, ...audit],
      effects: [
        show(reference(member, kudos.id)),
        count({ at, timeZone: space.timeZone, ...uncountKudos(found.kudos) }),
        count({ at, timeZone: space.timeZone, ...countKudos(kudos) }),
        received(reference(member, kudos.id), thanked(kudos.receiver)),
        index(reference(member, kudos.id)),
      ],
      result: kudos,
    }).catch(refuseRace);
  });
}

/**
 * Takes a kudos back, and its message: the one it was clicked in where the row knows of none. A join
 * touches the kudos row, so a join that comes in between changes its etag and this fails: nobody's join
 * is ever lost.
 */
export async function takeBack(
  world: World,
  member: Participant,
  target: Target,
  clicked?: Clicked,
): Promise<void> {
  const { tenant, space, person } = member;
  const id = operationId(target.at, 'takeBack', target.kudos, person.id);
  await once(world.tables, actPartition(tenant, space.id, target.kudos), id, async () => {
    const { message, kudos, etag } = await mustFind(world, member, target.kudos);
    const joiners = await listJoiners(world.tables, tenant, space.id, target.kudos);
    checkTakeBack(kudos, person.id, joiners.length > 0);
    const effects = [
      count({ at: kudos.at, timeZone: space.timeZone, ...uncountKudos(kudos) }),
      unreceived(reference(member, kudos.id), thanked(kudos.receiver)),
      index(reference(member, kudos.id)),
      without('thanked', reference(member, kudos.id), kudos.at),
    ];
    const conversation = message?.conversation ?? clicked?.conversation;
    const messageId = message?.id ?? clicked?.messageId;
    if (conversation && messageId) {
      const where = { tenant, serviceUrl: space.serviceUrl, id: conversation };
      effects.push(removal(where, messageId));
    }
    return change(world, member, target, id, {
      writes: [
        { remove: kudosKey(kudos.id), etag },
        { insert: takenBackRow(tenant, kudos, world.clock()) },
      ],
      effects,
      result: null,
    }).catch(refuseRace);
  });
}
