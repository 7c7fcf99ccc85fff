import { doneCard } from '../cards/frame';
import {
  type FormIdentity,
  identityOfMessage,
  type OperationId,
  operationId,
} from '../operations/identity';
import { asToLookAt } from '../sensitivity/check';
import { aimOf } from '../spaces/aim';
import type { Participant } from '../spaces/membership';
import { standingIn } from '../spaces/standing';
import type {
  CardAnswer,
  CardTurn,
  DialogAnswer,
  DialogTurn,
  MessageTurn,
  Reply,
  Turn,
} from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import { shorten } from '../texts/words';
import type { World } from '../world';
import { kudosCard, receiverName } from './cards';
import { composeKudos } from './compose';
import { limits } from './domain';
import { drawingOf } from './drawing';
import { type Given, give } from './give';
import { ClickData as FormData, type GiveData, GiveTarget, TypedData, wishOf } from './inputs';
import { plain, readSentence } from './sentence';

const titleKey = 'recognition.form.title';

function actOf({ at, nonce }: FormIdentity, actor: string): OperationId {
  return operationId(at, 'recognition.give', nonce, actor);
}

/** `kudos @one @two for ...` gives at once; anything less, or a refusal, brings the form with what was typed. */
export async function fromText(world: World, turn: MessageTurn): Promise<Reply> {
  const text = textsFor(turn.locale);
  const identity = identityOfMessage(turn);
  try {
    const space = await world.spaces.here(turn);
    const wish = readSentence(turn.text, turn.mentions, space?.id);
    const asForm = async (problem?: string, where?: readonly Participant[]): Promise<Reply> => ({
      card: await composeKudos(world, turn, { typed: wish, problem, identity, where }),
      summary: text(titleKey),
    });
    const complete = wish.what !== '' && (wish.whole || wish.people.length > 0);
    if (!space || !complete) return await asForm();
    const giver = await world.spaces.participant(turn.tenant, turn.actor, space.id);
    const { locale, conversation } = turn;
    const id = actOf(identity, turn.actor.id);
    try {
      const { droppedSelf } = await give(world, {
        giver,
        wish,
        id,
        locale,
        standing: { conversation },
      });
      return droppedSelf ? { text: text('recognition.droppedSelf') } : undefined;
    } catch (error) {
      if (error instanceof Refusal) return await asForm(text(error.key, error.values), [giver]);
      turn.log.error({ err: error }, 'kudos not given');
      return await asForm(text('recognition.notCertain'), [giver]);
    }
  } catch (error) {
    if (error instanceof Refusal || !turn.text.trim()) throw error;
    turn.log.error({ err: error }, 'kudos form not made');
    return { text: text('recognition.keepTyped', { typed: plain(turn.text, turn.mentions) }) };
  }
}

interface Submitted {
  readonly given: Given;
  /** The form stood in the space itself and becomes the kudos. */
  readonly inPlace: boolean;
  readonly spaceName: string;
}

async function submit(
  world: World,
  turn: Turn,
  data: GiveData,
  messageId?: string,
): Promise<Submitted> {
  const { sealed } = data;
  const opened = world.seals.open('recognition.give', sealed, turn.actor.id, world.clock());
  const target = GiveTarget.parse(opened);
  const chosen = target.space ?? data.space;
  if (!chosen) throw new Refusal('recognition.noPlace');
  const giver = await world.spaces.participant(turn.tenant, turn.actor, chosen);
  const { space } = giver;
  const standing = standingIn(space, turn, messageId);
  const given = await give(world, {
    giver,
    wish: wishOf(data, target.quote),
    id: actOf(sealed, turn.actor.id),
    locale: turn.locale,
    standing,
  });
  return { given, inPlace: standing.messageId !== undefined, spaceName: space.name };
}

function done(turn: Turn, { given, spaceName }: Submitted): string {
  const text = textsFor(turn.locale);
  const receiver = receiverName(given.kudos.receiver, text, turn.locale);
  const dropped = given.droppedSelf ? ` ${text('recognition.droppedSelf')}` : '';
  return `${text('recognition.done', { receiver, space: spaceName })}${dropped}`;
}

/** The form in a chat: in the space it becomes the kudos, elsewhere a line that says where the kudos went. */
export async function fromForm(world: World, turn: CardTurn, data: GiveData): Promise<CardAnswer> {
  const submitted = await submit(world, turn, data, turn.messageId).catch(asToLookAt);
  if (submitted instanceof Refusal) {
    const problem = textsFor(turn.locale)(submitted.key, submitted.values);
    const aim = aimOf(world, turn, 'recognition.give', data.sealed, data.space);
    const start = { typed: wishOf(data), problem, identity: data.sealed, aim };
    return { card: await composeKudos(world, turn, start) };
  }
  const { given, inPlace } = submitted;
  if (!inPlace) return { card: doneCard(done(turn, submitted), turn.locale) };
  if (given.droppedSelf) return { message: done(turn, submitted) };
  const { locale, tenant } = turn;
  return { card: kudosCard(given.kudos, drawingOf(world, tenant, given.kudos, locale)) };
}

/** The form of the message extension; on a message, its author is proposed and its text quoted. */
export async function openDialog(world: World, turn: DialogTurn): Promise<DialogAnswer> {
  const author = turn.message?.author;
  const people = author && author.id !== turn.actor.id ? [author.id] : [];
  const quote = turn.message?.text && shorten(turn.message.text, limits.longestQuote);
  const card = await composeKudos(world, turn, { typed: { people }, quote, dialog: true });
  return { title: textsFor(turn.locale)(titleKey), card };
}

export async function fromDialog(
  world: World,
  turn: DialogTurn,
  data: GiveData,
): Promise<DialogAnswer> {
  return { message: done(turn, await submit(world, turn, data)) };
}

/** The dialog once more, with what was typed and what was wrong with it; it is still the same act. */
export async function dialogAgain(
  world: World,
  turn: DialogTurn,
  raw: unknown,
  problem: string,
): Promise<DialogAnswer> {
  const data = TypedData.parse(raw);
  const typed = wishOf(data);
  const identity = FormData.safeParse(raw).data?.sealed;
  const aim = aimOf(world, turn, 'recognition.give', identity, data.space);
  const quote = turn.message?.text && shorten(turn.message.text, limits.longestQuote);
  const start = { typed, problem, quote, identity, aim, dialog: true };
  const card = await composeKudos(world, turn, start);
  return { title: textsFor(turn.locale)(titleKey), card };
}
