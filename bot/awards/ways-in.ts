import { doneCard } from '../cards/frame';
import { chosenIn } from '../cards/inputs';
import { openClick } from '../operations/click';
import { identityOfMessage, operationId } from '../operations/identity';
import { aimOf } from '../spaces/aim';
import type { Participant } from '../spaces/membership';
import { conversationOf, standingIn } from '../spaces/standing';
import type { CardAnswer, CardTurn, MessageTurn, Reply, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { isOwner, mustFind } from './act';
import { openCard, periodCard } from './cards';
import { composeNominate, composeStart } from './compose';
import type { NominatedAnswer } from './contract';
import { awardsIn } from './find';
import { wishFrom } from './from-kudos';
import { KudosTarget, type NominateData, type StartData, StartTarget, Target } from './inputs';
import { nomineeName } from './names';
import { nominate, type Wish } from './nominate';
import { start } from './start';

const awardsShown = 4;

export function drawingFor(world: World, locale: string) {
  return { text: textsFor(locale), locale, seals: world.seals };
}

function openIn(world: World, turn: Turn, where: readonly Participant[]) {
  const spaces = where.map(({ space }) => space.id);
  const asking = { tenant: turn.tenant, reader: turn.actor.id, spaces };
  return awardsIn(world, asking, ['open'], awardsShown);
}

/** `awards`: those that are open, each with a way to nominate; where none is, an owner gets the form that starts one. */
export async function awardsByText(world: World, turn: MessageTurn): Promise<Reply> {
  const text = textsFor(turn.locale);
  const where = await world.spaces.whereTo(turn);
  if (where.length === 0) throw new Refusal('awards.noPlace');
  const mayStart = where.some((one) => isOwner(world, one));
  const open = openIn(world, turn, where);
  if (open.length > 0) {
    const card = openCard(open, mayStart, drawingFor(world, turn.locale));
    return { card, summary: text('awards.open.title') };
  }
  if (!mayStart) return { text: text('awards.noneOpen') };
  const identity = identityOfMessage(turn);
  const card = await composeStart(world, turn, { typed: {}, identity });
  return { card, summary: text('awards.form.startTitle') };
}

/** A refusal of this practice, or of what looks sensitive, brings the form back with what was typed; anything else is the edge's. */
async function orRefusal<T>(work: Promise<T>): Promise<T | Refusal> {
  return work.catch((error: unknown) => {
    if (error instanceof Refusal && /^(awards|sensitivity)\./.test(error.key)) return error;
    throw error;
  });
}

/** The form in a chat: in the space it becomes the card of the first period, elsewhere a line. */
export async function startByForm(
  world: World,
  turn: CardTurn,
  data: StartData,
): Promise<CardAnswer> {
  const { locale, messageId } = turn;
  const { sealed, ...typed } = data;
  const opened = world.seals.open('awards.start', sealed, turn.actor.id, world.clock());
  const chosen = StartTarget.parse(opened).space ?? data.space;
  if (!chosen) throw new Refusal('awards.noPlace');
  await world.spaces.here(turn);
  const by = await world.spaces.participant(turn.tenant, turn.actor, chosen);
  const { space } = by;
  const standing = standingIn(space, turn, messageId);
  const period = await orRefusal(
    start(world, {
      ...{ by, locale, id: operationId(sealed.at, 'awards.start', sealed.nonce, turn.actor.id) },
      wish: { ...typed, approvers: chosenIn(typed.approvers) },
      standing,
    }),
  );
  const text = textsFor(locale);
  if (period instanceof Refusal) {
    const problem = text(period.key, period.values);
    const aim = aimOf(world, turn, 'awards.start', sealed, data.space);
    const again = { typed, problem, identity: sealed, aim };
    return { card: await composeStart(world, turn, again) };
  }
  if (standing.messageId) return { card: periodCard(period, 0, drawingFor(world, locale)) };
  const values = { award: period.name, space: space.name };
  return { card: doneCard(text('awards.started', values), locale) };
}

function said(turn: Turn, { nominee, known }: NominatedAnswer, award: string): string {
  const names = nomineeName(nominee, turn.locale);
  return textsFor(turn.locale)(known ? 'awards.knownNow' : 'awards.nominated', { names, award });
}

/** What was typed, filled up from the kudos that was chosen. */
async function wishOf(world: World, by: Participant, data: NominateData): Promise<Wish> {
  const { kudos, group, crewName, why, links } = data;
  const said = { typed: [crewName, why, links], anyway: data.anyway === 'true' };
  const typed = { people: chosenIn(data.people), group, crewName, why, links, ...said };
  if (kudos === '') return typed;
  const from = await wishFrom(world, by, kudos);
  const named = typed.people.length > 0 || group !== '';
  return {
    ...(named ? typed : { ...typed, people: from.people, group: from.group }),
    crewName: crewName || (named ? '' : from.crewName),
    ...{ why: why.trim() === '' ? from.why : why, links, evidence: from.evidence, ...said },
  };
}

/** The form that nominates: the nomination comes to stand as a card of its own. */
export async function nominateByForm(
  world: World,
  turn: CardTurn,
  data: NominateData,
): Promise<CardAnswer> {
  const { locale } = turn;
  const { sealed } = data;
  const { target, id } = await openClick(world, turn, 'awards.nominate', sealed, Target);
  const by = await world.spaces.participant(turn.tenant, turn.actor, target.space);
  const { period: which, form } = target;
  const done = await orRefusal(
    wishOf(world, by, data).then((wish) =>
      nominate(world, {
        ...{ by, period: which, wish, id, locale },
        standing: { conversation: conversationOf(by.space) },
      }),
    ),
  );
  const text = textsFor(locale);
  const { found, nominations } = await mustFind(world, by, which);
  if (done instanceof Refusal) {
    const problem = text(done.key, done.values);
    const again = { typed: data, problem, identity: sealed, form };
    return { card: await composeNominate(world, by, found.period, turn, again) };
  }
  if (form) return { card: doneCard(said(turn, done, found.period.name), locale) };
  return { card: periodCard(found.period, nominations.length, drawingFor(world, locale)) };
}

/** A click on a kudos nominates whom it thanks, with its words and itself as evidence, in the award that closes first. */
export async function nominateByKudos(
  world: World,
  turn: CardTurn,
  { sealed }: Pick<NominateData, 'sealed'>,
): Promise<CardAnswer> {
  const verb = 'awards.nominateKudos';
  const { target } = await openClick(world, turn, verb, sealed, KudosTarget);
  const by = await world.spaces.participant(turn.tenant, turn.actor, target.space);
  const [open] = openIn(world, turn, [by]);
  if (!open) throw new Refusal('awards.noneOpen');
  const wish = { ...(await wishFrom(world, by, target.kudos)), links: '', typed: [] };
  // The same kudos can be shown in the next period again: that is another act.
  const id = operationId(sealed.at, verb, sealed.nonce, turn.actor.id, open.id);
  const done = await nominate(world, {
    ...{ by, period: open.id, wish, id, locale: turn.locale },
    standing: { conversation: conversationOf(by.space) },
  });
  return { message: said(turn, done, open.name) };
}
