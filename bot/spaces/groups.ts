import { fewestPeople, type Numbers, peopleIn } from '../counts/numbers';
import { listNumbers } from '../counts/store';
import { weekOf } from '../counts/week';
import { commit, once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { joinKey } from '../tables/keys';
import { TablesError, type Write } from '../tables/port';
import type { Person } from '../teams/port';
import { Refusal } from '../teams/refusal';
import type { World } from '../world';
import type { Group, GroupAnswer, Space } from './contract';
import {
  changeSettings,
  checkAdmin,
  checkOwner,
  decideOpening,
  limits,
  type Settings,
} from './domain';
import { reopenedEffect } from './effects';
import { address } from './membership';
import { spacePartition } from './partition';
import { groupKey, listGroups, readForChange, spaceRow } from './store';

/** Who does something to spaces, as the edge verified them. */
export interface Keeper {
  readonly tenant: string;
  readonly person: Person;
}

const weekMs = 7 * 86_400_000;
const weeksShown = 4;

const actsIn = (shards: readonly Numbers[]) =>
  shards.reduce((sum, { counters }) => sum + (counters.acts ?? 0), 0);

/** How alive a space is: see `Group`. This week counts too, but no number of it is told while it grows. */
async function lately(world: World, space: Space): Promise<Pick<Group, 'alive' | 'acts'>> {
  const now = world.clock();
  const current = weekOf(now, space.timeZone);
  const since = weekOf(now - weeksShown * weekMs, space.timeZone);
  const weeks = new Map<string, Numbers[]>();
  for (let shard = 0; shard < world.spaces.shards(space.id); shard += 1) {
    const partition = spacePartition(space.tenant, space.id, shard);
    for (const [week, numbers] of await listNumbers(world.tables, partition, since, current))
      weeks.set(week, [...(weeks.get(week) ?? []), numbers]);
  }
  const alive = [...weeks.values()].some((shards) => actsIn(shards) > 0);
  const standing = [...weeks].filter(
    ([week, shards]) => week !== current && peopleIn(shards, 'any') >= fewestPeople,
  );
  const acts = standing.reduce((sum, [, shards]) => sum + actsIn(shards), 0);
  return { alive, acts: standing.length > 0 ? acts : null };
}

/** The groups with how alive each is. */
export async function aliveness(world: World, tenant: string): Promise<Group[]> {
  const groups = await world.spaces.groups(tenant);
  return Promise.all(
    groups.map(async (space) => {
      const { members } = await world.roster.describe(address(space)).catch(() => ({ members: 0 }));
      return { id: space.id, name: space.name, members, ...(await lately(world, space)) };
    }),
  );
}

async function mustRead(world: World, tenant: string, id: string) {
  const found = await readForChange(world.tables, tenant, id);
  if (!found) throw new Refusal('spaces.unknown');
  return found;
}

function reopening(before: Space, after: Space, now: number): Effect[] {
  return before.closed && !after.closed ? [reopenedEffect(after, now)] : [];
}

/** Writes an act upon spaces, in the partition of the organisation, and who did it. */
async function keep<Result>(
  world: World,
  { tenant, person }: Keeper,
  id: OperationId,
  act: {
    what: string;
    spaces: readonly string[];
    writes: readonly Write[];
    effects?: readonly Effect[];
    result: Result;
  },
): Promise<Result> {
  const partition = joinKey(tenant);
  const { what, spaces, writes, effects = [], result } = act;
  const audit = { partition, key: joinKey('z', id.hash), act: what, actor: person.id };
  const at = world.clock();
  try {
    const operation = {
      ...{ partition, id, effects, result },
      writes: [...writes, { insert: { ...audit, spaces: spaces.join('\n'), at } }],
    };
    const committed = await commit(world.tables, operation, at);
    world.outbox.kick(partition);
    return committed.result;
  } catch (error) {
    const raced =
      error instanceof TablesError && (error.code === 'Changed' || error.code === 'AlreadyExists');
    if (raced) throw new Refusal('spaces.changedMeanwhile');
    throw error;
  } finally {
    for (const space of spaces) world.spaces.changed(tenant, space);
  }
}

/**
 * Opens a space to the whole organisation. There are only so many places for groups, each a row, so that
 * two who open at the same moment cannot take one place: the other is asked to try again. Where all are
 * taken, nothing changes and the groups are given to choose from: one to be replaced (it is a members'
 * space again) or one that the space is merged into (the space closes and points its people there).
 */
export async function openGroup(
  world: World,
  keeper: Keeper,
  id: OperationId,
  wish: { space: string; instead?: string; into?: string },
): Promise<GroupAnswer> {
  const { tenant, person } = keeper;
  checkAdmin(world.spaces.isAdmin(person.id));
  const partition = joinKey(tenant);
  return once(world.tables, partition, id, async () => {
    const places = await listGroups(world.tables, tenant);
    const taken = new Map(places.map(({ key, space }) => [Number(key.split('|')[1]), space]));
    const opening = decideOpening(wish.space, taken, world.groupsAtMost, wish);
    const { space, etag } = await mustRead(world, tenant, wish.space);
    const { name } = space;
    if (opening.outcome === 'full')
      return { outcome: 'full', name, groups: await aliveness(world, tenant) };
    if (opening.outcome === 'already') throw new Refusal('spaces.alreadyOpen', { space: name });
    const opened = { ...space, open: true, closed: false };
    const effects = reopening(space, opened, world.clock());
    const result: GroupAnswer = { outcome: opening.outcome, name, groups: [] };
    if (opening.outcome === 'opened') {
      const place = { partition, key: groupKey(opening.place), space: space.id };
      const writes = [{ insert: place }, { replace: spaceRow(opened), etag }];
      const act = { what: 'spaces.open', spaces: [space.id], writes, effects, result };
      return keep(world, keeper, id, act);
    }
    const other = await mustRead(world, tenant, opening.group);
    const spaces = [space.id, other.space.id];
    if (opening.outcome === 'merged') {
      const merged = { ...space, closed: true, into: other.space.id };
      const writes = [{ replace: spaceRow(merged), etag }];
      const pointed = { ...result, name: other.space.name };
      return keep(world, keeper, id, { what: 'spaces.merge', spaces, writes, result: pointed });
    }
    const place = places.find((each) => each.space === other.space.id);
    if (!place) throw new Refusal('spaces.changedMeanwhile');
    const writes = [
      { replace: { partition, key: place.key, space: space.id }, etag: place.etag },
      { replace: spaceRow(opened), etag },
      { replace: spaceRow({ ...other.space, open: false }), etag: other.etag },
    ];
    return keep(world, keeper, id, { what: 'spaces.replace', spaces, writes, effects, result });
  });
}

/** Makes a group a members' space again; its place is free. */
export async function closeGroup(
  world: World,
  keeper: Keeper,
  id: OperationId,
  group: string,
): Promise<GroupAnswer> {
  const { tenant, person } = keeper;
  checkAdmin(world.spaces.isAdmin(person.id));
  return once(world.tables, joinKey(tenant), id, async () => {
    const places = await listGroups(world.tables, tenant);
    const place = places.find(({ space }) => space === group);
    if (!place) throw new Refusal('spaces.noSuchGroup');
    const { space, etag } = await mustRead(world, tenant, group);
    const writes = [
      { remove: place.key, etag: place.etag },
      { replace: spaceRow({ ...space, open: false }), etag },
    ];
    const result: GroupAnswer = { outcome: 'closed', name: space.name, groups: [] };
    return keep(world, keeper, id, { what: 'spaces.closeGroup', spaces: [group], writes, result });
  });
}

/** Changes a space, by an admin or by one of its owners who is still in it; gives it as it then is. */
async function change(
  world: World,
  keeper: Keeper,
  id: OperationId,
  space: string,
  act: { what: string; decide: (space: Space) => Space },
): Promise<Space> {
  const { tenant, person } = keeper;
  return once(world.tables, joinKey(tenant), id, async () => {
    const found = await mustRead(world, tenant, space);
    const admin = world.spaces.isAdmin(person.id);
    // Whoever left owns nothing there any more, whatever is still kept of them.
    if (!admin) await world.spaces.member(tenant, person, space);
    checkOwner(found.space, person, admin);
    const result = act.decide(found.space);
    const writes = [{ replace: spaceRow(result), etag: found.etag }];
    const effects = reopening(found.space, result, world.clock());
    return keep(world, keeper, id, { what: act.what, spaces: [space], writes, effects, result });
  });
}

/**
 * Names a space, its people and where its curators are asked. The people are looked up in it: whoever is not
 * there is left out. Who names a channel takes part in it.
 */
export async function changeSpace(
  world: World,
  keeper: Keeper,
  id: OperationId,
  space: string,
  settings: Settings,
): Promise<Space> {
  const known = await world.spaces.find(keeper.tenant, space);
  if (!known) throw new Refusal('spaces.unknown');
  const { curatorsChannel } = settings;
  if (curatorsChannel && curatorsChannel !== known.curatorsChannel)
    await world.spaces.participant(keeper.tenant, keeper.person, curatorsChannel);
  const found = async (ids: readonly string[]) => {
    // The roster is asked for each.
    if (ids.length > limits.people) throw new Refusal('spaces.tooMany', { most: limits.people });
    const members = ids.map((person) => world.roster.member(address(known), person));
    return (await Promise.all(members)).flatMap((one) => (one?.role === 'member' ? [one.id] : []));
  };
  const [owners, leaders, curators] = await Promise.all([
    found(settings.owners),
    found(settings.leaders),
    found(settings.curators),
  ]);
  const named = { ...settings, owners, leaders, curators };
  const decide = (before: Space) => changeSettings(before, named);
  return change(world, keeper, id, space, { what: 'spaces.change', decide });
}

/** Makes a space read-only, or lets acts come to it again. */
export async function setClosed(
  world: World,
  keeper: Keeper,
  id: OperationId,
  space: string,
  closed: boolean,
): Promise<Space> {
  const decide = ({ into: _into, ...before }: Space): Space => ({ ...before, closed });
  const what = closed ? 'spaces.close' : 'spaces.reopen';
  return change(world, keeper, id, space, { what, decide });
}
