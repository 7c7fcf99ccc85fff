import { commit, once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { seenEffect } from '../spaces/effects';
import type { Member } from '../spaces/membership';
import { address } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import type { Conversation } from '../teams/port';
import { cleanLine, cleanWords, shorten } from '../texts/words';
import type { World } from '../world';
import type { Kudos } from './contract';
import { checkPace, decideCrew, decideWords, likelyPractice, limits, type Wish } from './domain';
import { type KudosRef, offer, post, show } from './effects';
import { kudosRow, newKudosId } from './row';

/** Where a kudos comes to stand: a new message, or the message of the form it was written in. Without it, on the wall alone. */
export interface Standing {
  readonly conversation: Conversation;
  readonly messageId?: string;
}

export interface Giving {
  readonly giver: Member;
  readonly wish: Wish;
  readonly id: OperationId;
  readonly locale: string;
  readonly standing?: Standing;
}

export interface Given {
  readonly kudos: Kudos;
  /** The giver had named themself and was left out. */
  readonly droppedSelf: boolean;
}

const paceWindowMs = 60_000;

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

function effectsOf({ standing }: Giving, kudos: Kudos, ref: KudosRef): Effect[] {
  const { receiver, giver } = kudos;
  const thanked = receiver.kind === 'crew' ? receiver.people : [];
  const people = receiver.kind === 'person' ? [receiver.person] : thanked;
  const seen = seenEffect(
    ref.tenant,
    ref.space,
    [giver, ...people].map(({ id }) => id),
  );
  if (!standing) return [seen];
  const shown = standing.messageId ? show(ref) : post(ref, standing.conversation);
  return receiver.kind === 'person' ? [shown, offer(ref), seen] : [shown, seen];
}

/** Gives a kudos: every way in ends here. One transaction; a second delivery gives the same kudos. */
export async function give(world: World, giving: Giving): Promise<Given> {
  const partition = spacePartition(giving.giver.tenant, giving.giver.space.id);
  return once(world.tables, partition, giving.id, () => giveNow(world, partition, giving));
}

async function giveNow(world: World, partition: string, giving: Giving): Promise<Given> {
  const { giver, wish, id, locale, standing } = giving;
  const paceKey = `kudos ${giver.tenant} ${giver.person.id}`;
  checkPace(world.pace.recent(paceKey, paceWindowMs));
  const { receiver, droppedSelf } = await decideReceiver(world, giving);
  const receivers = receiver.kind === 'crew' ? receiver.people.length : 1;
  const practice = wish.practice ?? likelyPractice(wish.whole, receivers);
  const now = world.clock();
  const quote = wish.quote && shorten(cleanWords(wish.quote), limits.longestQuote);
  const kudos: Kudos = {
    id: newKudosId(now, id.hash),
    space: giver.space.id,
    giver: { id: giver.person.id, name: cleanLine(giver.person.name) },
    receiver,
    ...decideWords(wish, practice),
    at: now,
    joiners: [],
    joinCount: 0,
    ...(quote && { quote }),
  };
  const ref = { tenant: giver.tenant, space: giver.space.id, kudos: kudos.id };
  const { conversation, messageId } = standing ?? {};
  const message =
    conversation && messageId ? { conversation: conversation.id, id: messageId } : undefined;
  const { result, repeated } = await commit<Given>(
    world.tables,
    {
      partition,
      id,
      writes: [{ insert: kudosRow(giver.tenant, { kudos, locale, message }) }],
      effects: effectsOf(giving, kudos, ref),
      result: { kudos, droppedSelf },
    },
    now,
  );
  if (!repeated) world.pace.note(paceKey);
  world.outbox.kick(partition);
  return result;
}
