import { count } from '../counts/fold';
import { commit, once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { skillSeen } from '../people/contract';
import { postedAnyway } from '../sensitivity/check';
import { seenEffect } from '../spaces/effects';
import type { Participant } from '../spaces/membership';
import { address } from '../spaces/membership';
import { newActId, shardOf, spacePartition } from '../spaces/partition';
import type { Standing } from '../spaces/standing';
import { cleanLine, cleanWords, shorten } from '../texts/words';
import type { World } from '../world';
import type { Kudos } from './contract';
import { countKudos, thanked } from './counting';
import { checkPace, decideCrew, decideWords, likelyPractice, limits, type Wish } from './domain';
import { index, offer, post, received, show } from './effects';
import { offerToJoin } from './nudge';
import { kudosRow } from './row';

export interface Giving {
  readonly giver: Participant;
  readonly wish: Wish;
  readonly id: OperationId;
  readonly locale: string;
  /** Where its card comes to stand; without it, on the wall alone. */
  readonly standing?: Standing;
}

export interface Given {
  readonly kudos: Kudos;
  /** The giver had named themself and was left out. */
  readonly droppedSelf: boolean;
}

const paceWindowMs = 60_000;
const fewPeople = 3;

async function decideReceiver(world: World, { giver, wish }: Giving) {
  const where = address(giver.space);
  if (wish.whole) {
    const { name, members } = await world.roster.describe(where);
    return {
      receiver: { kind: 'space' as const, name: cleanLine(name), members },
      droppedSelf: false,
    };
  }
  const asked = [...new Set(wish.people)].slice(0, limits.receivers + 2);
  const found = await Promise.all(asked.map((id) => world.roster.member(where, id)));
  return decideCrew(giver.person.id, found, wish.crewName);
}

function effectsOf(world: World, { standing, giver }: Giving, kudos: Kudos, ref: ActRef): Effect[] {
  const { receiver, at } = kudos;
  const { timeZone } = giver.space;
  const people = [kudos.giver, ...thanked(receiver)].map(({ id }) => id);
  const unseen = world.spaces.unseen(giver.space, people);
  const always = [
    count({ at, timeZone, ...countKudos(kudos) }),
    ...(unseen.length > 0 ? [seenEffect(ref.tenant, ref.space, unseen)] : []),
    received(ref, thanked(receiver)),
    index(ref),
    ...skillsSeen(world, kudos, ref),
  ];
  if (!standing) return always;
  const shown = standing.messageId ? show(ref) : post(ref, standing.conversation);
  const offered = receiver.kind === 'person' ? [offer(ref)] : [];
  return [shown, ...offered, ...offerToJoin(ref, kudos, giver.space), ...always];
}

/** What a kudos to a few shows of each; a large crew has done too much for it to be one skill. */
function skillsSeen(world: World, { receiver, what, possible, at }: Kudos, ref: ActRef): Effect[] {
  const { tenant, space, id: act } = ref;
  const people = thanked(receiver);
  if (people.length > fewPeople) return [];
  const skills = world.tags.propose(tenant, [space], `${what} ${possible}`, 1);
  return people.flatMap(({ id: person }) =>
    skillSeen({ tenant, space, person, skills, how: 'thanked', act, at }),
  );
}

/** What is given, if the rules allow it. */
async function decide(world: World, giving: Giving, shard: number): Promise<Given> {
  const { giver, wish, id } = giving;
  const { receiver, droppedSelf } = await decideReceiver(world, giving);
  const practice = wish.practice ?? likelyPractice(receiver);
  const now = world.clock();
  const quote = wish.quote && shorten(cleanWords(wish.quote), limits.longestQuote);
  const kudos: Kudos = {
    id: newActId(now, id.hash, shard),
    space: giver.space.id,
    giver: { id: giver.person.id, name: cleanLine(giver.person.name) },
    receiver,
    ...decideWords(wish, practice),
    at: now,
    joiners: [],
    joinCount: 0,
    ...(quote && { quote }),
  };
  return { kudos, droppedSelf };
}

/** Gives a kudos: every way in ends here. One transaction; a second delivery gives the same kudos. */
export async function give(world: World, giving: Giving): Promise<Given> {
  const { giver, id, locale, standing } = giving;
  const { tenant, space, person } = giver;
  const shard = shardOf(id.hash, world.spaces.shards(space.id));
  const partition = spacePartition(tenant, space.id, shard);
  return once(world.tables, partition, id, async () => {
    const paceKey = `kudos ${tenant} ${person.id}`;
    checkPace(world.pace.recent(paceKey, paceWindowMs));
    const given = await decide(world, giving, shard);
    const { kudos } = given;
    const said = [kudos.what, kudos.possible];
    const kinds = world.sensitivity.check(giver, said, giving.wish.anyway ?? false);
    const { conversation, messageId } = standing ?? {};
    const message =
      conversation && messageId ? { conversation: conversation.id, id: messageId } : undefined;
    const { result, repeated } = await commit(
      world.tables,
      {
        partition,
        id,
        writes: [
          { insert: kudosRow(tenant, { kudos, locale, message }) },
          ...postedAnyway(giver, id, kinds, world.clock(), partition),
        ],
        effects: effectsOf(world, giving, kudos, { tenant, space: space.id, id: kudos.id }),
        result: given,
      },
      world.clock(),
    );
    if (!repeated) world.pace.note(paceKey);
    world.outbox.kick(partition);
    return result;
  });
}
