import { LRUCache } from 'lru-cache';
import * as z from 'zod/v4';
import { atMost } from '../cache';
import type { Text } from '../texts/texts';
import { cleanLine } from '../texts/words';
import type { Connector, Connectors } from './connectors';
import { absent } from './failure';
import { type Roster, RosterError, type RosterMember, type SpaceAddress } from './port';

/** A roster that is told what the edge sees, so that it is not fifteen minutes behind it. */
export interface LiveRoster extends Roster {
  /** Somebody came or went: the next question about them is asked anew. */
  changed(space: SpaceAddress, ids: readonly string[]): void;
  /** The name of a group chat, which only its activities tell. */
  named(space: SpaceAddress, name: string): void;
}

const text = z.string().nullish();
const Account = z.looseObject({
  id: z.string().min(1),
  aadObjectId: text,
  /** What some answers call the aadObjectId. */
  objectId: text,
  name: text,
  tenantId: text,
  userRole: text,
  role: text,
  email: text,
});
const Page = z.looseObject({ members: z.array(z.unknown()), continuationToken: text });
const Details = z.looseObject({ name: text, memberCount: z.number().nullish() });

const keptMs = 15 * 60_000;
const absenceKeptMs = 30_000;
const remembered = 100_000;
const pageSize = 500;
/** Above the largest group chat (1,000 people) and short enough never to run away. */
const mostPages = 3;
/** What ids look like; anything else is nobody's, and is not sent on. */
const idShape = /^[\w:.@=+-]{1,256}$/;

/** One address and nothing else: no second one, no header. */
const mailShape = /^[^\s@,;<>()]{1,64}@[^\s@,;<>()]{1,255}$/;

function memberOf(raw: unknown, tenant: string): RosterMember | undefined {
  const parsed = Account.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id: teamsId, name, tenantId, userRole, role, email } = parsed.data;
  const id = parsed.data.aadObjectId ?? parsed.data.objectId;
  const isBot = role === 'bot' || role === 'skill' || teamsId.startsWith('28:');
  const isGuest = !id || (userRole ?? 'user') !== 'user' || (tenantId ?? tenant) !== tenant;
  return {
    id: id ?? teamsId,
    teamsId,
    name: cleanLine(name ?? ''),
    role: isBot ? 'bot' : isGuest ? 'guest' : 'member',
    ...(email && mailShape.test(email) && { mail: email }),
  };
}

/** Always tenant, space and person together: a member of one team is not a member of another. */
function keyOf(space: SpaceAddress, id = ''): string {
  return JSON.stringify([space.tenant, space.id, id]);
}

interface Asked {
  readonly space: SpaceAddress;
  readonly id: string;
}
interface Found {
  readonly member?: RosterMember;
}
type Described = Awaited<ReturnType<Roster['describe']>>;

export function makeRoster(connectors: Connectors, clock: () => number, text: Text): LiveRoster {
  const aging = {
    ttl: keptMs,
    ttlResolution: 0,
    perf: { now: clock },
    // Somebody who is asked about while they leave gets this answer, and it is not kept.
    ignoreFetchAbort: true,
  };
  const names = new LRUCache<string, string>(atMost(remembered));

  async function ask<T>(space: SpaceAddress, question: (connector: Connector) => Promise<T>) {
    return question(await connectors(space.serviceUrl));
  }

  const members = new LRUCache<string, Found, Asked>({
    ...atMost(remembered),
    ...aging,
    fetchMethod: async (_key, _stale, { context: { space, id }, options }) => {
      const account = await ask(space, ({ chat }) =>
        chat.conversations.getConversationMember(space.id, id),
      ).catch(absent);
      const member = memberOf(account, space.tenant);
      if (account !== undefined && !member) throw new RosterError('unavailable');
      if (!member) {
        options.ttl = absenceKeptMs;
        return {};
      }
      for (const other of [member.id, member.teamsId])
        if (other !== id) members.set(keyOf(space, other), { member });
      return { member };
    },
  });

  async function page(space: SpaceAddress, size: number, continuationToken?: string) {
    const answer = await ask(space, ({ chat }) =>
      chat.conversations.getConversationPagedMembers(space.id, {
        pageSize: size,
        ...(continuationToken ? { continuationToken } : {}),
        // The SDK's type makes the token of a next page part of the first question.
      } as Parameters<typeof chat.conversations.getConversationPagedMembers>[1] & object),
    ).catch(failed);
    const parsed = Page.safeParse(answer);
    if (!parsed.success) throw new RosterError('unavailable', { cause: parsed.error });
    const people = parsed.data.members.flatMap((raw) => memberOf(raw, space.tenant) ?? []);
    return {
      people: people.filter(({ role }) => role !== 'bot'),
      after: parsed.data.continuationToken ?? undefined,
    };
  }

  async function describeTeam(space: SpaceAddress): Promise<Described> {
    const answer = await ask(space, ({ teams }) => teams.teams.fetchTeamDetails(space.id)).catch(
      failed,
    );
    const parsed = Details.safeParse(answer);
    if (!parsed.success || typeof parsed.data.memberCount !== 'number')
      throw new RosterError('unavailable');
    const name = cleanLine(parsed.data.name ?? '') || text('teams.team');
    return { name, members: parsed.data.memberCount };
  }

  async function describeChat(space: SpaceAddress): Promise<Described> {
    let count = 0;
    let after: string | undefined;
    for (let n = 0; n < mostPages; n += 1) {
      const next = await page(space, pageSize, after);
      count += next.people.length;
      after = next.after;
      if (!after) break;
    }
    const name = names.get(keyOf(space)) ?? text('teams.groupChat');
    return { name, members: count };
  }

  const descriptions = new LRUCache<string, Described, SpaceAddress>({
    ...atMost(remembered),
    ...aging,
    fetchMethod: (_key, _stale, { context: space }) =>
      space.kind === 'team' ? describeTeam(space) : describeChat(space),
  });
  const lists = new LRUCache<string, readonly RosterMember[], SpaceAddress>({
    ...atMost(1_000),
    ...aging,
    fetchMethod: async (_key, _stale, { context: space }) => (await page(space, 100)).people,
  });

  return {
    member: async (space, id) => {
      if (!idShape.test(id)) return undefined;
      return (await members.forceFetch(keyOf(space, id), { context: { space, id } })).member;
    },
    some: async (space, limit) => {
      const people = await lists.forceFetch(keyOf(space), { context: space });
      return people.slice(0, Math.max(0, limit));
    },
    describe: (space) => descriptions.forceFetch(keyOf(space), { context: space }),
    changed: (space, ids) => {
      for (const id of ids) {
        const known = members.peek(keyOf(space, id))?.member;
        for (const each of [id, known?.id, known?.teamsId])
          if (each) members.delete(keyOf(space, each));
      }
      descriptions.delete(keyOf(space));
      lists.delete(keyOf(space));
    },
    named: (space, given) => {
      const name = cleanLine(given);
      if (!name || names.get(keyOf(space)) === name) return;
      names.set(keyOf(space), name);
      descriptions.delete(keyOf(space));
    },
  };
}

/** Nothing but a RosterError leaves, also where the answer is that there is no such space. */
function failed(error: unknown): never {
  absent(error);
  throw new RosterError('notInstalled');
}
