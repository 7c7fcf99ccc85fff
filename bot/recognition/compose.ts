import { problemLine } from '../cards/frame';
import type { Choice } from '../cards/inputs';
import { forEverybody, sensitiveLines } from '../cards/sensitive';
import type { FormIdentity } from '../operations/identity';
import { type Aim, isFixed } from '../spaces/aim';
import type { Participant } from '../spaces/membership';
import { address } from '../spaces/membership';
import type { Card, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import type { Kudos } from './contract';
import type { Wish } from './domain';
import { limits } from './domain';
import { editForm } from './follow-ups';
import { giveButton, kudosForm } from './forms';

const peopleOffered = 100;

/** What a form starts with. */
export interface Start {
  readonly typed: Partial<Wish>;
  readonly problem?: string;
  readonly quote?: string;
  readonly dialog?: boolean;
  /** Of the act the form tries again; a fresh one otherwise. */
  readonly identity?: FormIdentity;
  /** Where it can go, if that is known already. */
  readonly where?: readonly Participant[];
  /** Where a form that comes back was to go. */
  readonly aim?: Aim;
}

/** Mentions carry Teams' own ids, people pickers Entra's: the form wants the latter. */
async function chosen(world: World, where: Participant, ids: readonly string[]): Promise<Choice[]> {
  // Who is refused for too many may have sent any number of them.
  const some = ids.slice(0, limits.receivers + 1);
  const found = await Promise.all(some.map((id) => world.roster.member(address(where.space), id)));
  return found.filter((member) => member !== undefined && member.role === 'member') as Choice[];
}

/** The kudos form for this person in this conversation, with what they typed so far. */
export async function composeKudos(world: World, turn: Turn, start: Start): Promise<Card> {
  const members = start.where ?? (await world.spaces.whereTo(turn, start.aim));
  const [first] = members;
  if (!first) throw new Refusal('recognition.noPlace');
  const fixed = isFixed(members, start.aim);
  const some = await world.roster.some(address(first.space), peopleOffered);
  const asked = await chosen(world, first, start.typed.people ?? []);
  const offered = [...asked, ...some.filter(({ role }) => role === 'member')];
  const people = [...new Map(offered.map((person) => [person.id, person])).values()];
  const drawing = {
    text: textsFor(turn.locale),
    locale: turn.locale,
    seals: world.seals,
  };
  const target = {
    ...(fixed && { space: first.space.id }),
    ...(start.quote && { quote: start.quote }),
  };
  return kudosForm(
    {
      spaces: members.map(({ space }) => ({ id: space.id, name: space.name })),
      fixed,
      people: people.filter(({ id }) => id !== turn.actor.id),
      typed: { ...start.typed, people: asked.map(({ id }) => id) },
      ...(start.problem && { problem: start.problem }),
      sensitive: sensitiveLines(
        world.sensitivity,
        first.space,
        start.problem,
        [start.typed.what, start.typed.possible],
        drawing.text,
      ),
      submit: giveButton(
        drawing,
        start.identity ?? { nonce: world.id(), at: world.clock() },
        target,
      ),
      dialog: start.dialog ?? false,
    },
    drawing,
  );
}

/** The form for other words, for the giver alone; `again` where it came back with a problem. */
export function composeEdit(
  world: World,
  { locale }: Pick<Turn, 'locale'>,
  kudos: Kudos,
  again?: { readonly sealed: FormIdentity; readonly problem: string },
): Card {
  const text = textsFor(locale);
  const { nonce, at: now } = again?.sealed ?? { nonce: world.id(), at: world.clock() };
  const said = [kudos.what, kudos.possible];
  const looked = sensitiveLines(world.sensitivity, forEverybody, again?.problem, said, text);
  const above = [...problemLine(again?.problem), ...looked];
  return editForm(kudos, nonce, { text, locale, seals: world.seals, now }, above);
}
