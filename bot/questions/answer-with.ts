import * as z from 'zod/v4';
import { card, title } from '../cards/frame';
import { choiceInput } from '../cards/inputs';
import { action, paragraph, sealedButton } from '../cards/parts';
import type { DialogAnswer, DialogTurn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import { shorten } from '../texts/words';
import type { World } from '../world';
import { answer } from './answer';
import { BoardItem } from './contract';
import { limits } from './domain';
import type { AnswerWithData } from './inputs';

/** Sealed for the dialog; no card has this button. */
const sealedFor = 'questions.answerWith';
const lifeMs = 86_400_000;
const offered = 20;
const Chosen = z.object({ text: z.string() });

/** Turns a message into the answer to one of the questions that wait here. */
export async function openAnswerWith(world: World, turn: DialogTurn): Promise<DialogAnswer> {
  const text = textsFor(turn.locale);
  const words = shorten(turn.message?.text ?? '', limits.longestAnswer);
  const space = await world.spaces.here(turn);
  if (!space || words === '') throw new Refusal('questions.answerWith.nothing');
  await world.spaces.participant(turn.tenant, turn.actor, space.id);
  const waiting = world.search.find({
    ...{ tenant: turn.tenant, reader: turn.actor.id, spaces: [space.id], kinds: ['question'] },
    ...{ states: ['open', 'answered'], text: '', limit: offered },
  });
  if (waiting.length === 0) return { message: text('questions.answerWith.none') };
  const choices = waiting.map(({ view }) => {
    const { id, title: name } = BoardItem.parse(JSON.parse(view));
    return { id, name };
  });
  const heading = text('questions.answerWith.title');
  const sealing = { verb: sealedFor, target: { text: words }, nonce: world.id() };
  const sealed = sealedButton(world.seals, {
    ...sealing,
    now: world.clock(),
    lifeMs,
    actor: turn.actor.id,
  });
  const send = {
    ...action(text('questions.card.send'), sealed),
    type: 'Action.Submit',
    verb: undefined,
  };
  const body = [
    title(heading),
    paragraph(words),
    choiceInput({ id: 'question', label: text('questions.answerWith.which'), choices }),
  ];
  return { title: heading, card: card(turn.locale, heading, body, [send]) };
}

export async function answerWith(
  world: World,
  turn: DialogTurn,
  { sealed, question }: z.infer<typeof AnswerWithData>,
): Promise<DialogAnswer> {
  const opened = world.seals.open(sealedFor, sealed, turn.actor.id, world.clock());
  const space = await world.spaces.here(turn);
  if (!space) throw new Refusal('questions.answerWith.nothing');
  const by = await world.spaces.participant(turn.tenant, turn.actor, space.id);
  await answer(world, by, { id: question }, Chosen.parse(opened), sealed.at);
  return { message: textsFor(turn.locale)('questions.answered') };
}
