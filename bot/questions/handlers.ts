import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { asWritten, WriteData } from '../cards/written';
import { openClick } from '../operations/click';
import { operationId } from '../operations/identity';
import type { Sealed } from '../operations/seal';
import { asToLookAt } from '../sensitivity/check';
import type { CardTurn, Teams } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { answer, markUseful, mustFind } from './answer';
import { answerWith, answerWithAgain, openAnswerWith } from './answer-with';
import { additionLines, answerLines, questionCard } from './cards';
import { composeEdit, composeQuestion } from './compose';
import { acceptAnswer, decline, editQuestion, reopenQuestion, suggest } from './decide';
import { provideDigest } from './digest';
import { handleEffects } from './effects';
import { findQuestions } from './find';
import { provideHome } from './home';
import { AnswerTarget, AnswerWithData, AskData, ClickData, SuggestData, Target } from './inputs';
import { provideNudge } from './nudge';
import { askByDialog, askByForm, askByText, askDialogAgain, openAskDialog } from './ways-in';

/** Questions: asked in the open, passed on to those who may know, answered and kept. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);
  provideNudge(world);
  provideDigest(world);
  provideHome(world);
  world.forms.provide('question', (turn, typed) => composeQuestion(world, turn, { typed }));

  /** Opens a button: what it is about, and who clicked, checked as somebody who may act in its space. */
  async function clicked<T extends z.infer<typeof Target>>(
    turn: CardTurn,
    verb: string,
    sealed: Sealed,
    contract: z.ZodType<T>,
  ) {
    const { target, id } = await openClick(world, turn, verb, sealed, contract);
    const by = await world.spaces.participant(turn.tenant, turn.actor, target.space);
    return { target, by, id };
  }
  const said = (turn: CardTurn, key: string, values = {}) => textsFor(turn.locale)(key, values);
  /** In the space the answer is a line under the card; in a private chat it takes the place of the form. */
  const done = (turn: CardTurn, words: string) =>
    turn.space ? { message: words } : { card: doneCard(words, turn.locale) };
  const place = ({ conversation, messageId, space }: CardTurn) =>
    space ? { conversation: conversation.id, messageId } : undefined;

  teams.command('ask', (turn) => askByText(world, turn));
  teams.action('questions.open', z.object({}), async (turn) => ({
    card: await composeQuestion(world, turn, { typed: {} }),
  }));
  teams.action('questions.ask', AskData, (turn, data) => askByForm(world, turn, data));

  teams.action('questions.answer', WriteData, async (turn, data) => {
    const { sealed } = data;
    const { target, by } = await clicked(turn, 'questions.answer', sealed, Target);
    const lines = answerLines(textsFor(turn.locale));
    return asWritten(world, turn, { verb: 'questions.answer', lines, data }, async (written) => {
      await answer(world, by, target, written, sealed.at, place(turn));
      return done(turn, said(turn, 'questions.answered'));
    });
  });
  teams.action('questions.add', WriteData, async (turn, data) => {
    const { sealed } = data;
    const { target, by } = await clicked(turn, 'questions.add', sealed, AnswerTarget);
    const lines = additionLines(textsFor(turn.locale));
    return asWritten(world, turn, { verb: 'questions.add', lines, data }, async (written) => {
      const added = { ...written, to: target.answer };
      await answer(world, by, target, added, sealed.at, place(turn));
      return { message: said(turn, 'questions.added') };
    });
  });
  teams.action('questions.useful', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'questions.useful', sealed, AnswerTarget);
    const result = await markUseful(world, by, target, target.answer, sealed.at);
    return { message: said(turn, `questions.useful.${result}`) };
  });
  teams.action('questions.accept', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'questions.accept', sealed, AnswerTarget);
    const id = operationId(sealed.at, 'questions.accept', target.id, target.answer, turn.actor.id);
    await acceptAnswer(world, by, target, id, target.answer);
    return { message: said(turn, 'questions.accepted') };
  });
  teams.action('questions.reopen', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'questions.reopen', sealed, AnswerTarget);
    const id = operationId(sealed.at, 'questions.reopen', target.id, target.answer, turn.actor.id);
    await reopenQuestion(world, by, target, id);
    return { message: said(turn, 'questions.reopened') };
  });

  teams.action('questions.openEdit', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'questions.openEdit', sealed, Target);
    const { question, askerId } = await mustFind(world, by, target.id);
    if (askerId !== turn.actor.id) throw new Refusal('questions.onlyAskerEdits');
    const { title, details, tags } = question;
    const typed = { title, details, tags: tags.join(', ') };
    return { card: composeEdit(world, turn, target, { typed }) };
  });
  teams.action('questions.edit', AskData, async (turn, { sealed, ...typed }) => {
    const { target, by, id } = await clicked(turn, 'questions.edit', sealed, Target);
    const { locale, tenant } = turn;
    const text = textsFor(locale);
    const words = { ...typed, anyway: typed.anyway === 'true' };
    const edited = await editQuestion(world, by, target, id, words).catch(asToLookAt);
    if (edited instanceof Refusal) {
      const start = { typed, problem: text(edited.key, edited.values), identity: sealed };
      return { card: composeEdit(world, turn, target, start) };
    }
    const drawing = { text, locale, seals: world.seals, tenant, now: world.clock() };
    return { card: questionCard(edited, drawing) };
  });

  teams.action('questions.decline', ClickData, async (turn, { sealed }) => {
    const { target, by, id } = await clicked(turn, 'questions.decline', sealed, Target);
    await decline(world, by, target, id);
    return { card: doneCard(said(turn, 'questions.declined'), turn.locale) };
  });
  teams.action('questions.suggest', SuggestData, async (turn, { sealed, person }) => {
    const { target, by } = await clicked(turn, 'questions.suggest', sealed, Target);
    // One may name several people, each once.
    const id = operationId(sealed.at, 'questions.suggest', target.id, turn.actor.id, person);
    const name = await suggest(world, by, target, id, person);
    return { card: doneCard(said(turn, 'questions.suggested', { name }), turn.locale) };
  });

  teams.dialog('askQuestion', {
    data: AskData,
    open: (turn) => openAskDialog(world, turn),
    submit: (turn, data) => askByDialog(world, turn, data),
    again: (turn, typed, problem) => askDialogAgain(world, turn, typed, problem),
  });
  teams.dialog('answerWithThis', {
    data: AnswerWithData,
    open: (turn) => openAnswerWith(world, turn),
    submit: (turn, data) => answerWith(world, turn, data),
    again: (turn, typed, problem) => answerWithAgain(world, turn, typed, problem),
  });
  teams.query('findQuestions', (turn) => findQuestions(world, turn));
}
