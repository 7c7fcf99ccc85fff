import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { openClick } from '../operations/click';
import type { Sealed } from '../operations/seal';
import { asToLookAt } from '../sensitivity/check';
import type { CardTurn, Teams } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { mustFind } from './act';
import { composeApproval } from './approval';
import { decisionLine, periodCard } from './cards';
import { composeNominate, composeStart } from './compose';
import { giveAward } from './decide';
import { checkOpen } from './domain';
import { handleEffects } from './effects';
import { ClickData, DecideData, NominateData, nothing, StartData, Target } from './inputs';
import { support } from './nominate';
import { end } from './start';
import { awardsByText, drawingFor, nominateByForm, nominateByKudos, startByForm } from './ways-in';

/** Awards for crews and groups: nominated by anyone, decided by approvers, announced with why. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);

  /** Opens a button: what it is about, and who clicked, checked as somebody who may act in its space. */
  async function clicked(turn: CardTurn, verb: string, sealed: Sealed) {
    const { target, id } = await openClick(world, turn, verb, sealed, Target);
    const by = await world.spaces.participant(turn.tenant, turn.actor, target.space);
    return { target, by, id };
  }

  teams.command('awards', (turn) => awardsByText(world, turn));
  teams.action('awards.open', z.object({}), async (turn) => ({
    card: await composeStart(world, turn, { typed: {} }),
  }));
  teams.action('awards.start', StartData, (turn, data) => startByForm(world, turn, data));
  teams.action('awards.end', ClickData, async (turn, { sealed }) => {
    const { target, by, id } = await clicked(turn, 'awards.end', sealed);
    const { name, state } = await end(world, by, target.period, id);
    return { message: textsFor(turn.locale)(`awards.ended.${state}`, { award: name }) };
  });

  teams.action('awards.nominateForm', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'awards.nominateForm', sealed);
    const { period } = (await mustFind(world, by, target.period)).found;
    checkOpen(period, world.clock());
    const start = { typed: {}, form: target.form };
    return { card: await composeNominate(world, by, period, turn, start) };
  });
  teams.action('awards.nominate', NominateData, (turn, data) => nominateByForm(world, turn, data));
  teams.action('awards.back', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'awards.back', sealed);
    const { found, nominations } = await mustFind(world, by, target.period);
    const drawing = drawingFor(world, turn.locale);
    return { card: periodCard(found.period, nominations.length, drawing) };
  });
  teams.action('awards.nominateKudos', ClickData, (turn, data) =>
    nominateByKudos(world, turn, data),
  );
  teams.action('awards.support', ClickData, async (turn, { sealed }) => {
    const { target, by, id } = await clicked(turn, 'awards.support', sealed);
    const result = await support(world, by, target, id);
    return { message: textsFor(turn.locale)(`awards.support.${result}`) };
  });

  teams.action('awards.decide', DecideData, async (turn, { sealed, nomination, why, anyway }) => {
    const { target, by, id } = await clicked(turn, 'awards.decide', sealed);
    if (nomination === '') throw new Refusal('awards.approve.choose');
    const choice = {
      nomination: nomination === nothing ? '' : nomination,
      why,
      anyway: anyway === 'true',
    };
    const done = await giveAward(world, by, target.period, id, choice).catch(asToLookAt);
    if (done instanceof Refusal) {
      const round = await mustFind(world, by, target.period);
      const approver = { space: by.space, person: turn.actor.id };
      const again = { nomination, why, problem: done };
      return { card: await composeApproval(world, approver, round, 0, again) };
    }
    return { card: doneCard(decisionLine(done, drawingFor(world, turn.locale)), turn.locale) };
  });
}
