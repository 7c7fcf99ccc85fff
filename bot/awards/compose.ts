import { problemLine } from '../cards/frame';
import { sealedButton } from '../cards/parts';
import { sensitiveLines } from '../cards/sensitive';
import type { FormIdentity } from '../operations/identity';
import { type Aim, isFixed } from '../spaces/aim';
import { address, type Participant } from '../spaces/membership';
import type { Card, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { isOwner } from './act';
import { dayAt, proposedDays } from './calendar';
import type { Period } from './contract';
import { nominateForm, startForm } from './forms';
import type { NominateTyped, StartTyped, Target } from './inputs';

const lifeMs = 30 * 86_400_000;
const peopleOffered = 100;
const kudosOffered = 10;

interface Again {
  readonly problem?: string;
  /** Of the act the form tries again; a fresh one otherwise. */
  readonly identity?: FormIdentity;
}

async function membersOf(world: World, { space }: Participant) {
  const some = await world.roster.some(address(space), peopleOffered);
  return some.filter(({ role }) => role === 'member');
}

/** Where the person of a turn may start an award: this space, or in a personal chat those they look after. */
async function ownedFrom(world: World, turn: Turn, aim?: Aim): Promise<Participant[]> {
  const where = await world.spaces.whereTo(turn, aim);
  const [first] = where;
  if (!first) throw new Refusal('awards.noPlace');
  const owned = where.filter((one) => isOwner(world, one));
  if (owned.length === 0) throw new Refusal('spaces.onlyOwner', { space: first.space.name });
  return owned;
}

/** The form that starts an award, with what was typed so far. */
export async function composeStart(
  world: World,
  turn: Turn,
  start: Again & { readonly typed: Partial<StartTyped>; readonly aim?: Aim },
): Promise<Card> {
  const owned = await ownedFrom(world, turn, start.aim);
  const [first] = owned;
  if (!first) throw new Refusal('awards.noPlace');
  const { space } = first;
  const fixed = isFixed(owned, start.aim);
  const identity = start.identity ?? { nonce: world.id(), at: world.clock() };
  const submit = sealedButton(world.seals, {
    ...{ verb: 'awards.start', nonce: identity.nonce, now: identity.at, lifeMs },
    target: fixed ? { space: space.id } : {},
  });
  const now = world.clock();
  return startForm(
    {
      spaces: fixed ? [] : owned.map(({ space: { id, name } }) => ({ id, name })),
      people: await membersOf(world, first),
      today: dayAt(now, space.timeZone),
      typed: {
        // Left empty they are the owners of whichever space is chosen.
        ...(fixed && { approvers: space.owners.join(',') }),
        ...proposedDays(now, space.timeZone),
        ...start.typed,
      },
      problem: start.problem,
      submit,
    },
    textsFor(turn.locale),
    turn.locale,
  );
}

/** Crews and whole spaces that were thanked lately, by their kudos. No storage transaction. */
function kudosIn(world: World, { tenant, space, person }: Participant) {
  const spaces = [space.id];
  const found = world.search.find({
    ...{ tenant, reader: person.id, spaces, kinds: ['kudos'], text: '', limit: 3 * kudosOffered },
  });
  return found
    .filter(({ people }) => people.length !== 1)
    .slice(0, kudosOffered)
    .map(({ id, title }) => ({ id: id.split('|').at(-1) ?? '', name: title }));
}

/** The form that nominates in a period, with what was typed so far. */
export async function composeNominate(
  world: World,
  by: Participant,
  period: Period,
  turn: Turn,
  start: Again & { readonly typed: Partial<NominateTyped>; readonly form: boolean },
): Promise<Card> {
  const { tenant, space } = by;
  const { crewName, why, links } = start.typed;
  const text = textsFor(turn.locale);
  const identity = start.identity ?? { nonce: world.id(), at: world.clock() };
  const target: Target = { period: period.id, space: space.id, nomination: '', form: start.form };
  const button = (verb: string) =>
    sealedButton(world.seals, {
      ...{ verb, target, nonce: identity.nonce, now: identity.at, lifeMs },
    });
  const others = (await world.spaces.groups(tenant)).filter(({ id }) => id !== space.id);
  const form = {
    award: period.name,
    people: await membersOf(world, by),
    groups: [space, ...others].map(({ id, name }) => ({ id, name })),
    kudos: kudosIn(world, by),
    typed: start.typed,
    above: [
      ...problemLine(start.problem),
      ...sensitiveLines(world.sensitivity, space, start.problem, [crewName, why, links], text),
    ],
    submit: button('awards.nominate'),
    ...(start.form ? {} : { back: button('awards.back') }),
  };
  return nominateForm(form, text, turn.locale);
}
