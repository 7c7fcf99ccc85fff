import * as z from 'zod/v4';
import { card, problemLine, title } from '../cards/frame';
import { choiceInput, textInput } from '../cards/inputs';
import { action, paragraph, type SealedButton, sealedButton } from '../cards/parts';
import { forEverybody, sensitiveLines } from '../cards/sensitive';
import { mayAskModel } from '../intelligence/pace';
import type { DialogAnswer, DialogTurn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { type Text, textsFor } from '../texts/texts';
import { shorten } from '../texts/words';
import type { World } from '../world';
import { answer } from './answer';
import { BoardItem } from './contract';
import { limits } from './domain';
import { AnswerWithData } from './inputs';

/** Sealed for the dialog; no card has this button. */
const sealedFor = 'questions.answerWith';
const lifeMs = 86_400_000;
const offered = 20;
const Chosen = z.object({ text: z.string() });

/** A message of fewer characters needs no draft. */
const worthDrafting = 400;

interface Start {
  readonly words: string;
  readonly sealed: SealedButton;
  /** The words can be changed, as where they are a draft. */
  readonly typed?: string;
  readonly note?: string;
  readonly problem?: string;
  readonly question?: string;
}

/** The questions that wait in this space, the form to choose one in, and the words that answer it. */
async function draw(world: World, turn: DialogTurn, start: Start): Promise<DialogAnswer> {
  const text = textsFor(turn.locale);
  const space = await spaceOf(world, turn);
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
  const { words, typed, note, problem, sealed, question } = start;
  const send = action(text('questions.card.send'), sealed);
  const draft = action(text('questions.answerWith.makeDraft'), sealed);
  const offersDraft = world.intelligence.on && typed === undefined && words.length >= worthDrafting;
  const chosen = question && { value: question };
  const body = [
    title(heading),
    ...problemLine(problem),
    ...sensitiveLines(world.sensitivity, forEverybody, problem, [typed ?? words], text),
    ...(note ? [paragraph(note)] : []),
    typed === undefined ? paragraph(words) : answerInput(typed, text),
    choiceInput({
      ...{ id: 'question', label: text('questions.answerWith.which'), choices, ...chosen },
    }),
  ];
  const buttons = [
    { ...send, type: 'Action.Submit', verb: undefined },
    ...(offersDraft
      ? [
          {
            ...draft,
            type: 'Action.Submit',
            verb: undefined,
            data: { sealed: sealed.sealed, draft: 'true' },
          },
        ]
      : []),
  ];
  return { title: heading, card: card(turn.locale, heading, body, buttons) };
}

const answerInput = (value: string, text: Text) =>
  textInput({
    ...{ id: 'text', label: text('questions.answerWith.answer'), lines: true, value },
    ...{ longest: limits.longestAnswer, missing: text('questions.emptyAnswer') },
  });

async function spaceOf(world: World, turn: DialogTurn) {
  const space = await world.spaces.here(turn);
  if (!space) throw new Refusal('questions.answerWith.nothing');
  await world.spaces.participant(turn.tenant, turn.actor, space.id);
  return space;
}

/** Turns a message into the answer to one of the questions that wait here. */
export async function openAnswerWith(world: World, turn: DialogTurn): Promise<DialogAnswer> {
  const words = shorten(turn.message?.text ?? '', limits.longestAnswer);
  if (words === '') throw new Refusal('questions.answerWith.nothing');
  const sealing = { verb: sealedFor, target: { text: words }, nonce: world.id() };
  const life = { now: world.clock(), lifeMs, actor: turn.actor.id };
  return draw(world, turn, { words, sealed: sealedButton(world.seals, { ...sealing, ...life }) });
}

type AnswerWith = z.infer<typeof AnswerWithData>;

function wordsOf(world: World, turn: DialogTurn, { sealed }: Pick<AnswerWith, 'sealed'>): string {
  const opened = world.seals.open(sealedFor, sealed, turn.actor.id, world.clock());
  return Chosen.parse(opened).text;
}

/** A draft in the form, for the person to change and send; the words of the message where none could be made. */
async function showDraft(world: World, turn: DialogTurn, data: AnswerWith): Promise<DialogAnswer> {
  const words = wordsOf(world, turn, data);
  const text = textsFor(turn.locale);
  const draft = mayAskModel(world.pace, turn) ? await world.intelligence.draft(words) : undefined;
  return draw(world, turn, {
    ...{ words, typed: draft ?? words, question: data.question },
    ...(draft
      ? { note: text('questions.answerWith.draft') }
      : { problem: text('questions.answerWith.noDraft') }),
    sealed: { verb: sealedFor, sealed: data.sealed },
  });
}

export async function answerWith(
  world: World,
  turn: DialogTurn,
  data: AnswerWith,
): Promise<DialogAnswer> {
  if (data.draft === 'true') return showDraft(world, turn, data);
  const { sealed, question } = data;
  const words = wordsOf(world, turn, data);
  const space = await world.spaces.here(turn);
  if (!space) throw new Refusal('questions.answerWith.nothing');
  const by = await world.spaces.participant(turn.tenant, turn.actor, space.id);
  const written = { text: data.text ?? words, anyway: data.anyway === 'true' };
  await answer(world, by, { id: question }, written, sealed.at);
  return { message: textsFor(turn.locale)('questions.answered') };
}

/** The form once more, with its words to change. */
export async function answerWithAgain(
  world: World,
  turn: DialogTurn,
  raw: unknown,
  problem: string,
): Promise<DialogAnswer> {
  const data = AnswerWithData.safeParse(raw).data;
  if (!data) return { message: problem };
  const { question, sealed } = data;
  const typed = data.text ?? wordsOf(world, turn, data);
  const button = { verb: sealedFor, sealed };
  return draw(world, turn, { words: typed, typed, question, problem, sealed: button });
}
