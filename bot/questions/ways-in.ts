import { doneCard } from '../cards/frame';
import { joinNames } from '../cards/names';
import { type FormIdentity, identityOfMessage, operationId } from '../operations/identity';
import type { Sealed } from '../operations/seal';
import { aimOf } from '../spaces/aim';
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
import type { World } from '../world';
import { ask } from './ask';
import { questionCard, reasonText } from './cards';
import { composeQuestion, type Start, similarTo } from './compose';
import type { BoardItem, Question } from './contract';
import { splitQuestion } from './domain';
import { type AskData, AskTarget, ClickData, TypedData } from './inputs';

const actOf = ({ at, nonce }: FormIdentity, actor: string) =>
  operationId(at, 'questions.ask', nonce, actor);

/**
 * `ask ...` asks at once in a space, unless answered questions look like it: then they are shown first, in
 * the form. Anything less, or a refusal, brings the form with what was typed.
 */
export async function askByText(world: World, turn: MessageTurn): Promise<Reply> {
  const text = textsFor(turn.locale);
  const { conversation, actor } = turn;
  const identity = identityOfMessage(turn);
  const typed = splitQuestion(
    turn.mentions.reduce((all, { text: markup, name }) => all.replaceAll(markup, name), turn.text),
  );
  const asForm = async (more: { problem?: string; similar?: BoardItem[] }): Promise<Reply> => ({
    card: await composeQuestion(world, turn, { typed, identity, ...more }),
    summary: text('questions.form.title'),
  });
  const space = await world.spaces.here(turn);
  if (!space || typed.title === '') return asForm({});
  const similar = await similarTo(world, turn, typed.title, await world.spaces.showable(turn));
  if (similar.length > 0) return asForm({ similar });
  const asker = await world.spaces.participant(turn.tenant, actor, space.id);
  const asking = { asker, wording: typed, tags: '', anonymous: false, locale: turn.locale };
  try {
    await ask(world, { ...asking, id: actOf(identity, actor.id), standing: { conversation } });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return asForm({ problem: text(error.key, error.values) });
    turn.log.error({ err: error }, 'question not asked');
    return asForm({ problem: text('questions.notCertain') });
  }
}

interface Submitted {
  readonly question: Question;
  readonly inPlace: boolean;
  readonly spaceName: string;
}

/** Asks what a form holds, or gives answered questions to look at first. */
async function submit(
  world: World,
  turn: Turn,
  data: AskData,
  messageId?: string,
): Promise<Submitted | readonly BoardItem[]> {
  const { sealed } = data;
  const opened = world.seals.open('questions.ask', sealed, turn.actor.id, world.clock());
  const target = AskTarget.parse(opened);
  const chosen = target.space ?? data.space;
  if (!chosen) throw new Refusal('questions.noPlace');
  const asker = await world.spaces.participant(turn.tenant, turn.actor, chosen);
  // A dialog is seen by who opened it; a form in a chat by everybody there.
  const { showable, readableFrom } = world.spaces;
  const similar = target.looked
    ? []
    : await similarTo(world, turn, data.title, await (messageId ? showable : readableFrom)(turn));
  if (similar.length > 0) return similar;
  const { space } = asker;
  const standing = standingIn(space, turn, messageId);
  const question = await ask(world, {
    ...{ asker, wording: data, tags: data.tags, anonymous: data.anonymous === 'true' },
    anyway: data.anyway === 'true',
    ...{ id: actOf(sealed, turn.actor.id), locale: turn.locale },
    standing,
  });
  return { question, inPlace: standing.messageId !== undefined, spaceName: space.name };
}

/** Where the question is, who was asked, and why them. */
function asked(world: World, turn: Turn, { question, spaceName }: Submitted): string {
  const { locale, tenant } = turn;
  const text = textsFor(locale);
  const drawing = { text, locale, tenant, seals: world.seals, now: world.clock() };
  const named = question.asked.map((one) =>
    text('questions.done.person', { name: one.name, why: reasonText(one, drawing) }),
  );
  const people =
    named.length > 0
      ? text('questions.done.asked', { people: joinNames(named, locale) })
      : text('questions.done.nobody');
  return `${text('questions.done.where', { space: spaceName })} ${people}`;
}

const isSimilar = (result: Submitted | readonly BoardItem[]): result is readonly BoardItem[] =>
  Array.isArray(result);

/** A refusal of what was typed or chosen, which goes back into the form; anything else is thrown. */
function asToChange(error: unknown): Refusal {
  const keys = /^(sensitivity\.|questions\.notAnonymous$)/;
  if (error instanceof Refusal && keys.test(error.key)) return error;
  throw error;
}

/** What brings a form back: answered questions to look at first, or a refusal, which comes after that look. */
function startAgain(
  world: World,
  turn: Turn,
  data: AskData,
  why: Refusal | readonly BoardItem[],
): Start {
  const { sealed } = data;
  const aim = aimOf(world, turn, 'questions.ask', sealed, data.space);
  if (why instanceof Refusal) {
    const problem = textsFor(turn.locale)(why.key, why.values);
    return { typed: data, aim, problem, identity: sealed, looked: true };
  }
  const { at, nonce } = sealed;
  return { typed: data, aim, similar: why, identity: { at, nonce: `${nonce}+` } };
}

/** The form in a chat: in the space it becomes the question, elsewhere a line that says where it went. */
export async function askByForm(world: World, turn: CardTurn, data: AskData): Promise<CardAnswer> {
  const result = await submit(world, turn, data, turn.messageId).catch(asToChange);
  if (result instanceof Refusal || isSimilar(result))
    return { card: await composeQuestion(world, turn, startAgain(world, turn, data, result)) };
  const { locale, tenant } = turn;
  if (!result.inPlace) return { card: doneCard(asked(world, turn, result), locale) };
  const drawing = {
    text: textsFor(locale),
    locale,
    seals: world.seals,
    tenant,
    now: world.clock(),
  };
  return { card: questionCard(result.question, drawing) };
}

/** The form of the message extension; on a message, its words are what the question is about. */
export async function openAskDialog(world: World, turn: DialogTurn): Promise<DialogAnswer> {
  const typed = turn.message ? splitQuestion(turn.message.text) : {};
  const card = await composeQuestion(world, turn, { typed, dialog: true });
  return { title: textsFor(turn.locale)('questions.form.title'), card };
}

export async function askByDialog(
  world: World,
  turn: DialogTurn,
  data: AskData,
): Promise<DialogAnswer> {
  const result = await submit(world, turn, data).catch(asToChange);
  if (!(result instanceof Refusal || isSimilar(result)))
    return { message: asked(world, turn, result) };
  const start = { ...startAgain(world, turn, data, result), dialog: true };
  const title = textsFor(turn.locale)('questions.form.title');
  return { title, card: await composeQuestion(world, turn, start) };
}

/** Whether similar questions were shown before this form, as its button says. */
function hasLooked(world: World, { actor }: Turn, sealed: Sealed | undefined): boolean {
  try {
    if (!sealed) return false;
    const opened = world.seals.open('questions.ask', sealed, actor.id, world.clock());
    return AskTarget.parse(opened).looked;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The dialog once more, with what was typed and what was wrong with it; it is still the same act. */
export async function askDialogAgain(
  world: World,
  turn: DialogTurn,
  raw: unknown,
  problem: string,
): Promise<DialogAnswer> {
  const typed = TypedData.parse(raw);
  const identity = ClickData.safeParse(raw).data?.sealed;
  const aim = aimOf(world, turn, 'questions.ask', identity, typed.space);
  const looked = hasLooked(world, turn, identity);
  const start = { typed, problem, identity, aim, looked, dialog: true };
  const card = await composeQuestion(world, turn, start);
  return { title: textsFor(turn.locale)('questions.form.title'), card };
}
