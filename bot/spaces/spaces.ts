import { LRUCache } from 'lru-cache';
import type { Tables } from '../tables/port';
import { type Person, type Roster, RosterError, type SpaceAddress, type Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import type { Space } from './contract';
import { type Member, requireMember } from './membership';
import { addPlace, addSpace, findSpace, listPlaces, putSpace } from './store';

/** What the practices ask about spaces; `world` hands it to them. */
export interface Spaces {
  /** A space by its id, or undefined where the app was never there. */
  find(tenant: string, space: string): Promise<Space | undefined>;
  /** The space the turn happens in; it is remembered the first time. Undefined in a personal chat, and where the app is not installed. */
  here(turn: Turn): Promise<Space | undefined>;
  /** Who acts, checked as a member of the space with this id; refuses otherwise. */
  member(tenant: string, person: Person, space: string): Promise<Member>;
  /** The places this person was seen in and still is a member of, last seen first, at most `limit`. */
  places(tenant: string, person: Person, limit?: number): Promise<Member[]>;
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
}

const cacheSize = 20_000;
const defaultPlaces = 10;

function postingPlace(space: SpaceAddress, turn: Turn): string {
  return space.kind === 'team' ? space.id : turn.conversation.id;
}

export function makeSpaces({ tables, roster, clock, timeZone, hotSpaces }: Needs): Spaces {
  const cache = new LRUCache<string, Space>({ max: cacheSize });
  const seenToday = new LRUCache<string, true>({ max: cacheSize, ttl: 86_400_000 });

  const seenKey = (space: Space, person: string) => `${space.tenant} ${space.id} ${person}`;

  async function find(tenant: string, id: string): Promise<Space | undefined> {
    const key = `${tenant} ${id}`;
    const cached = cache.get(key) ?? (await findSpace(tables, tenant, id));
    if (cached) cache.set(key, cached);
    return cached;
  }

  async function discover(address: SpaceAddress, turn: Turn): Promise<Space> {
    const { name } = await roster.describe(address);
    const conversation = postingPlace(address, turn);
    const space: Space = { ...address, name, conversation, timeZone };
    await addSpace(tables, space);
    cache.set(`${address.tenant} ${address.id}`, space);
    return space;
  }

  /** Teams may serve a space from another address later; what is sent must go there. */
  async function moved(known: Space, { serviceUrl }: SpaceAddress): Promise<Space> {
    const space = { ...known, serviceUrl };
    await putSpace(tables, space);
    cache.set(`${space.tenant} ${space.id}`, space);
    return space;
  }

  return {
    find,
    here: async (turn) => {
      if (!turn.space) return undefined;
      const known = await find(turn.tenant, turn.space.id);
      if (!known) return discover(turn.space, turn).catch(notInstalledAsNowhere);
      return known.serviceUrl === turn.space.serviceUrl ? known : moved(known, turn.space);
    },
    member: async (tenant, person, id) => {
      const space = await find(tenant, id);
      if (!space) throw new Refusal('spaces.unknown');
      return requireMember(roster, person, space);
    },
    places: async (tenant, person, limit = defaultPlaces) => {
      const ids = await listPlaces(tables, tenant, person.id);
      const checks = ids.slice(0, limit).map(async (id) => {
        const space = await find(tenant, id);
        return space && requireMember(roster, person, space).catch(refusedAsAbsent);
      });
      return (await Promise.all(checks)).filter((member) => member !== undefined);
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

/** A message extension works in chats the app is not in: nothing can be asked or posted there. */
function notInstalledAsNowhere(error: unknown): undefined {
  if (error instanceof RosterError && error.code === 'notInstalled') return undefined;
  throw error;
}

function refusedAsAbsent(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}
