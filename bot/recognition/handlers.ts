import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { chosenIn } from '../cards/inputs';
import { asWritten } from '../cards/written';
import { openClick } from '../operations/click';
import type { Sealed } from '../operations/seal';
import { asToLookAt } from '../sensitivity/check';
import type { CardTurn, Teams } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { joinLines, kudosCard, receiverName } from './cards';
import { add, current, edit, join, openEdit, takeBack } from './changes';
import { composeEdit, composeKudos } from './compose';
import type { Kudos } from './contract';
import { provideDigest } from './digest';
import { drawingOf } from './drawing';
import { handleEffects } from './effects';
import { provideHome } from './home';
import { AddData, ClickData, EditData, GiveData, JoinData, KudosTarget } from './inputs';
import { provideNudge } from './nudge';
import { dialogAgain, fromDialog, fromForm, fromText, openDialog } from './ways-in';

/** Recognition: kudos to crews, whole spaces and people. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);
  provideNudge(world);
  provideDigest(world);
  provideHome(world);
  world.forms.provide('kudos', (turn, typed) => composeKudos(world, turn, { typed }));

  /** Opens a button: what it is about, and who clicked, checked as a member of its space. */
  async function clicked(turn: CardTurn, verb: string, sealed: Sealed) {
    const { target, id } = await openClick(world, turn, verb, sealed, KudosTarget);
    const member = await world.spaces.participant(turn.tenant, turn.actor, target.space);
    return { target, member, id };
  }

  function drawn(kudos: Kudos, { locale, tenant }: CardTurn) {
    return kudosCard(kudos, drawingOf(world, tenant, kudos, locale));
  }

  teams.command('kudos', (turn) => fromText(world, turn));

  teams.action('recognition.open', z.object({}), async (turn) => ({
    card: await composeKudos(world, turn, { typed: {} }),
  }));

  teams.action('recognition.give', GiveData, (turn, data) => fromForm(world, turn, data));

  teams.action('recognition.join', JoinData, async (turn, { sealed, line, anyway }) => {
    const { target, member } = await clicked(turn, 'recognition.join', sealed);
    const text = textsFor(turn.locale);
    const place = { conversation: turn.conversation.id, messageId: turn.messageId };
    const data = { sealed, text: line, anyway };
    const form = { verb: 'recognition.join', lines: joinLines(text), data };
    return asWritten(world, turn, form, async (written) => {
      const result = await join(world, member, target, written, place);
      return { message: text(`recognition.join.${result}`) };
    });
  });

  teams.action('recognition.openEdit', ClickData, async (turn, { sealed }) => {
    const { target, member } = await clicked(turn, 'recognition.openEdit', sealed);
    return { card: composeEdit(world, turn, await openEdit(world, member, target)) };
  });

  teams.action('recognition.edit', EditData, async (turn, { sealed, ...typed }) => {
    const { target, member, id } = await clicked(turn, 'recognition.edit', sealed);
    const words = { ...typed, anyway: typed.anyway === 'true' };
    const edited = await edit(world, member, id, target, words).catch(asToLookAt);
    if (!(edited instanceof Refusal)) return { card: drawn(edited, turn) };
    const problem = textsFor(turn.locale)(edited.key, edited.values);
    const { kudos } = await current(world, member, target);
    return { card: composeEdit(world, turn, { ...kudos, ...typed }, { sealed, problem }) };
  });

  teams.action('recognition.cancelEdit', ClickData, async (turn, { sealed }) => {
    const { target, member } = await clicked(turn, 'recognition.cancelEdit', sealed);
    const { kudos } = await current(world, member, target);
    return { card: drawn(kudos, turn) };
  });

  teams.action('recognition.takeBack', ClickData, async (turn, { sealed }) => {
    const { target, member } = await clicked(turn, 'recognition.takeBack', sealed);
    const place = { conversation: turn.conversation.id, messageId: turn.messageId };
    await takeBack(world, member, target, place);
    return { message: textsFor(turn.locale)('recognition.takenBack') };
  });

  teams.action('recognition.add', AddData, async (turn, { sealed, people }) => {
    const { target, member, id } = await clicked(turn, 'recognition.add', sealed);
    const { receiver } = await add(world, member, id, target, chosenIn(people));
    const text = textsFor(turn.locale);
    const names = receiverName(receiver, text, turn.locale);
    return { card: doneCard(text('recognition.offer.added', { names }), turn.locale) };
  });

  teams.action('recognition.nobodyElse', ClickData, async (turn, { sealed }) => {
    await clicked(turn, 'recognition.nobodyElse', sealed);
    return { card: doneCard(textsFor(turn.locale)('recognition.offer.thanks'), turn.locale) };
  });

  teams.dialog('giveKudos', {
    data: GiveData,
    open: (turn) => openDialog(world, turn),
    submit: (turn, data) => fromDialog(world, turn, data),
    again: (turn, typed, problem) => dialogAgain(world, turn, typed, problem),
  });
}
