import { LRUCache } from 'lru-cache';
import { atMost } from '../cache';
import { settle } from '../operations/settle';
import type { Tables } from '../tables/port';
import type { Person, Roster, SpaceAddress, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import type { Aim } from './aim';
import { Space } from './contract';
import {
  address,
  type Member,
  notInstalledAsAbsent,
  type Participant,
  type Reader,
  requireMember,
  requireParticipant,
  requireReader,
} from './membership';
import {
  addPlace,
  addSpace,
  findSpace,
  listGroups,
  listPlaces,
  readForChange,
  spaceRow,
} from './store';

/** What the practices ask about spaces; `world` hands it to them. */
export interface Spaces {
  /** A space by its id, or undefined where the app was never there. */
  find(tenant: string, space: string): Promise<Space | undefined>;
  /** The space the turn happens in; it is remembered the first time. Undefined in a personal chat, and where the app is not installed. */
  here(turn: Turn): Promise<Space | undefined>;
  /** As `here`, where the app was just added: whoever added it looks after a space that has no owner yet. */
  installed(turn: Turn): Promise<Space | undefined>;
  /** Somebody as a member of the space with this id; refuses otherwise. */
  member(tenant: string, person: Person, space: string): Promise<Member>;
  /** Somebody who may read the space; refuses otherwise. */
  reader(tenant: string, person: Person, space: string): Promise<Reader>;
  /** Somebody who may act in the space; refuses otherwise, and in a closed one. */
  participant(tenant: string, person: Person, space: string): Promise<Participant>;
  /** The places this person was seen in and still is a member of, last seen first, at most `limit`. */
  places(tenant: string, person: Person, limit?: number): Promise<Member[]>;
  /** What this person may read: their places, then the groups they are not in. */
  readable(tenant: string, person: Person, limit?: number): Promise<Reader[]>;
  /** What the person of a turn may read, the space they are in first. */
  readableFrom(turn: Turn): Promise<Reader[]>;
  /**
   * What may be shown where the turn happens: in private all that its person may read, the last used first; in
   * front of others that space alone, and the groups besides where it is one of them. Empty where it is none
   * they may read.
   */
  showable(turn: Turn): Promise<Reader[]>;
  /**
   * Where somebody can act from here: this space, or in a personal chat the ones they may choose from. For a
   * form that comes back it is where that was to go: alone, and refuses where it cannot any more; or before the
   * others, and without it where it cannot.
   */
  whereTo(turn: Turn, aim?: Aim): Promise<Participant[]>;
  /** The groups of the organisation, as they are known here for half a minute. */
  groups(tenant: string): Promise<readonly Space[]>;
  /** A space of theirs through which they can be written to in private; undefined where there is none. */
  reach(tenant: string, person: string): Promise<Space | undefined>;
  /** Whether somebody may open groups, name owners and look after the whole. */
  isAdmin(person: string): boolean;
  /** Who looks after the whole, by name: none where everybody does. */
  admins(): readonly string[];
  /** Forgets what is kept of a space, or of the groups, after it was changed. */
  changed(tenant: string, space: string): void;
  /** How many partitions a space is spread over. */
  shards(space: string): number;
  /** Of these people, those not known to this process to have been seen in the space lately. */
  unseen(space: Space, people: readonly string[]): readonly string[];
  /** Remembers that somebody was seen in a space. */
  seen(space: Space, person: string): Promise<void>;
}

interface Needs {
  readonly tables: Tables;
  readonly roster: Roster;
  clock(): number;
  /** Of a space that nobody gave another. */
  readonly timeZone: string;
  /** How many partitions the hot spaces are spread over. */
  readonly hotSpaces: Readonly<Record<string, number>>;
  /** Who looks after the whole; everybody in local mode. */
  readonly admins: readonly string[] | 'everybody';
}

/** What another instance changed shows here after half a minute at most. */
const keptMs = 30_000;
const cacheSize = 20_000;
const defaultPlaces = 10;
/** Places tried to write to somebody through. */
const reachable = 3;

function postingPlace(space: SpaceAddress, turn: Turn): string {
  return space.kind === 'team' ? space.id : turn.conversation.id;
}

export function makeSpaces({ tables, roster, clock, timeZone, hotSpaces, admins }: Needs): Spaces {
  const aging = { ttl: keptMs, ttlResolution: 0, perf: { now: clock } };
  const cache = new LRUCache<string, Space>({ ...atMost(cacheSize), ...aging });
  const groupsKept = new LRUCache<string, readonly Space[]>({ ...atMost(1_000), ...aging });
  const seenToday = new LRUCache<string, true>({ ...atMost(cacheSize), ttl: 86_400_000 });

  const seenKey = (space: Space, person: string) => `${space.tenant} ${space.id} ${person}`;

  async function find(tenant: string, id: string): Promise<Space | undefined> {
    const key = `${tenant} ${id}`;
    const cached = cache.get(key) ?? (await findSpace(tables, tenant, id));
    if (cached) cache.set(key, cached);
    return cached;
  }

  async function discover(where: SpaceAddress, turn: Turn): Promise<Space> {
    const { name } = await roster.describe(where);
    const conversation = postingPlace(where, turn);
    const space = Space.parse({ ...where, name, conversation, timeZone });
    await addSpace(tables, space);
    cache.set(`${where.tenant} ${where.id}`, space);
    return space;
  }

  /** Teams may serve a space from another address later; what is sent must go there. */
  function moved(known: Space, { serviceUrl }: SpaceAddress): Promise<Space> {
    return change(known, (space) => ({ ...space, serviceUrl }));
  }

  /** Changes it as it now is: the one that is known here may be older than what others made of it. */
  async function change(known: Space, into: (space: Space) => Space): Promise<Space> {
    const space = await settle(async () => {
      const now = await readForChange(tables, known.tenant, known.id);
      if (!now) return known;
      const next = into(now.space);
      await tables.replace(spaceRow(next), now.etag);
      return next;
    });
    cache.set(`${space.tenant} ${space.id}`, space);
    return space;
  }

  async function here(turn: Turn): Promise<Space | undefined> {
    if (!turn.space) return undefined;
    const known = await find(turn.tenant, turn.space.id);
    if (!known) {
      // A message extension works in chats the app is not in: nothing can be asked or posted there.
      return discover(turn.space, turn).catch(notInstalledAsAbsent);
    }
    return known.serviceUrl === turn.space.serviceUrl ? known : moved(known, turn.space);
  }

  async function places(tenant: string, person: Person, limit = defaultPlaces): Promise<Member[]> {
    const ids = await listPlaces(tables, tenant, person.id);
    const checks = ids.slice(0, limit).map(async (id) => {
      const space = await find(tenant, id);
      return space && requireMember(roster, person, space).catch(refusedAsAbsent);
    });
    return (await Promise.all(checks)).filter((member) => member !== undefined);
  }

  async function groups(tenant: string): Promise<readonly Space[]> {
    const kept = groupsKept.get(tenant);
    if (kept) return kept;
    const found = await Promise.all(
      (await listGroups(tables, tenant)).map(({ space }) => find(tenant, space)),
    );
    const open = found.filter((space) => space !== undefined);
    groupsKept.set(tenant, open);
    return open;
  }

  /** The person as somebody of the organisation: as their sign-in says, or else a member, no guest, of one of their places. */
  async function colleague(tenant: string, person: Person): Promise<Person | undefined> {
    const { id, name, colleague: signedIn } = person;
    if (signedIn !== undefined) return signedIn ? { id, name } : undefined;
    for (const { space } of await places(tenant, person)) {
      const found = await roster.member(address(space), person.id);
      if (found?.role === 'member') return { id: person.id, name: found.name };
    }
    return undefined;
  }

  async function outsider(tenant: string, person: Person, id: string) {
    const space = await find(tenant, id);
    if (!space) throw new Refusal('spaces.unknown');
    return { person, space, colleague: () => colleague(tenant, person) };
  }

  async function installed(turn: Turn): Promise<Space | undefined> {
    const space = await here(turn);
    if (!space || space.owners.length > 0) return space;
    const found = await roster.member(address(space), turn.actor.id);
    if (found?.role !== 'member') return space;
    return change(space, ({ owners, ...rest }) => ({
      ...rest,
      owners: owners.length > 0 ? owners : [found.id],
    }));
  }

  async function readable(tenant: string, person: Person, limit?: number): Promise<Reader[]> {
    const own: Reader[] = await places(tenant, person, limit);
    const known = new Set(own.map(({ space }) => space.id));
    const others = (await groups(tenant)).filter(({ id }) => !known.has(id));
    const checks = others.map(async ({ id }) =>
      requireReader(roster, await outsider(tenant, person, id)).catch(refusedAsAbsent),
    );
    const more = (await Promise.all(checks)).filter((reader) => reader !== undefined);
    return [...own, ...more];
  }

  async function readableFrom(turn: Turn): Promise<Reader[]> {
    const { tenant, actor } = turn;
    const current = await here(turn);
    const others = await readable(tenant, actor);
    if (!current || others.some(({ space }) => space.id === current.id)) return others;
    const reader = await requireReader(roster, await outsider(tenant, actor, current.id)).catch(
      refusedAsAbsent,
    );
    return reader ? [reader, ...others] : others;
  }

  return {
    find,
    here,
    installed,
    member: async (tenant, person, id) => {
      const space = await find(tenant, id);
      if (!space) throw new Refusal('spaces.unknown');
      return requireMember(roster, person, space);
    },
    reader: async (tenant, person, id) => requireReader(roster, await outsider(tenant, person, id)),
    participant: async (tenant, person, id) =>
      requireParticipant(roster, await outsider(tenant, person, id)),
    places,
    readable,
    readableFrom,
    showable: async (turn) => {
      const all = await readableFrom(turn);
      if (!turn.space) return all;
      const here = all.find(({ space }) => space.id === turn.space?.id);
      if (!here) return [];
      const others = all.filter(({ space }) => space.open && space.id !== here.space.id);
      return here.space.open ? [here, ...others] : [here];
    },
    whereTo: async (turn, { only, chosen } = {}) => {
      const { tenant, actor } = turn;
      const as = async (id: string) =>
        requireParticipant(roster, await outsider(tenant, actor, id));
      if (only !== undefined) return [await as(only)];
      const current = await here(turn);
      if (current) return [await as(current.id)];
      const others = (await places(tenant, actor)).map(({ space }) => space.id);
      const ids = chosen === undefined ? others : [chosen, ...others.filter((id) => id !== chosen)];
      const able = await Promise.all(ids.map((id) => as(id).catch(refusedAsAbsent)));
      return able.filter((participant) => participant !== undefined);
    },
    groups,
    reach: async (tenant, person) => {
      const [place] = await places(tenant, { id: person, name: '' }, reachable);
      return place?.space;
    },
    isAdmin: (person) => admins === 'everybody' || admins.includes(person),
    admins: () => (admins === 'everybody' ? [] : admins),
    changed: (tenant, id) => {
      cache.delete(`${tenant} ${id}`);
      groupsKept.delete(tenant);
    },
    shards: (space) => (Object.hasOwn(hotSpaces, space) ? (hotSpaces[space] ?? 1) : 1),
    unseen: (space, people) => people.filter((person) => !seenToday.has(seenKey(space, person))),
    seen: async (space, person) => {
      const key = seenKey(space, person);
      if (seenToday.has(key)) return;
      await addPlace(tables, space, person, clock());
      seenToday.set(key, true);
    },
  };
}

/** One space that does not count for somebody, or from which the app was removed, leaves them all the others. */
function refusedAsAbsent(error: unknown): undefined {
  return error instanceof Refusal ? undefined : notInstalledAsAbsent(error);
}
