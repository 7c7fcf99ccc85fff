import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { chosenIn, Toggle, Typed } from '../cards/inputs';
import { openClick } from '../operations/click';
import { Sealed } from '../operations/seal';
import type { CardAnswer, CardTurn, MessageTurn, Teams, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { fullCard, groupsCard, noChannel, spaceForm } from './cards';
import { Id, type Space } from './contract';
import { checkOwner } from './domain';
import { aliveness, changeSpace, openGroup, setClosed } from './groups';
import { address } from './membership';

const ClickData = z.object({ sealed: Sealed });
const GroupData = ClickData.extend({ group: Id });
const SaveData = ClickData.extend({
  ...{ name: Typed, owners: Typed, leaders: Typed, curators: Typed },
  anonymous: Toggle,
  vettedFirst: Toggle,
  curatorsChannel: Id.or(z.literal('')).optional(),
  digestDay: z.coerce.number().int().min(0).max(7).default(1),
  digestHour: z.coerce.number().int().min(0).max(23).default(9),
});
const Target = z.object({ space: z.string() });
const peopleOffered = 100;
const channelsOffered = 20;

/** Members to choose from: some of the space, and whomever it names. */
async function peopleOf(world: World, space: Space) {
  const where = address(space);
  const some = await world.roster.some(where, peopleOffered);
  const known = new Set(some.map(({ id }) => id));
  const named = new Set([...space.owners, ...space.leaders, ...space.curators]);
  const missing = [...named].filter((id) => !known.has(id));
  const found = await Promise.all(missing.map((id) => world.roster.member(where, id)));
  return [...some, ...found].flatMap((one) => (one?.role === 'member' ? [one] : []));
}

/** Groups, and what owners can change of a space. */
export function register(teams: Teams, world: World): void {
  const drawing = ({ locale, actor }: Turn) => ({
    ...{ text: textsFor(locale), locale, seals: world.seals },
    ...{ now: world.clock(), nonce: world.id(), actor: actor.id },
  });
  const keeper = ({ tenant, actor: person }: Turn) => ({ tenant, person });

  const drawGroups = async (turn: Turn) => {
    const here = await world.spaces.here(turn);
    const mayOpen = here && !here.open && !here.closed && world.spaces.isAdmin(turn.actor.id);
    const groups = await aliveness(world, turn.tenant);
    const candidate = mayOpen ? here : undefined;
    return groupsCard(groups, world.groupsAtMost, candidate, drawing(turn));
  };
  world.forms.provide('groups', drawGroups);
  teams.command('groups', async (turn) => ({
    card: await drawGroups(turn),
    summary: textsFor(turn.locale)('spaces.groups.title'),
  }));

  /** Where somebody takes part, and what is named already: what they can choose for the curators of a space. */
  async function channelsFor({ tenant, actor }: Turn, { id, curatorsChannel }: Space) {
    const own = (await world.spaces.places(tenant, actor, channelsOffered)).map(
      ({ space }) => space,
    );
    const named = curatorsChannel && (await world.spaces.find(tenant, curatorsChannel));
    const all = new Map([...(named ? [named] : []), ...own].map((space) => [space.id, space]));
    all.delete(id);
    return [...all.values()].filter((one) => one === named || !one.closed);
  }

  /** The last used place of theirs that they look after, of those whose name has the words in it. */
  async function ownedBy({ tenant, actor, text }: MessageTurn): Promise<Space | undefined> {
    const wanted = text.trim().toLowerCase();
    const own = (await world.spaces.places(tenant, actor)).map(({ space }) => space);
    return own.find(
      ({ name, owners }) => owners.includes(actor.id) && name.toLowerCase().includes(wanted),
    );
  }

  teams.command('space', async (turn) => {
    const space = (await world.spaces.here(turn)) ?? (turn.space ? undefined : await ownedBy(turn));
    if (!space) throw new Refusal('spaces.onlyInSpace');
    const { person } = await world.spaces.member(turn.tenant, turn.actor, space.id);
    checkOwner(space, person, world.spaces.isAdmin(person.id));
    const people = await peopleOf(world, space);
    // In front of others no other place of theirs is named.
    const channels = turn.space ? undefined : await channelsFor(turn, space);
    const card = spaceForm(space, { people, channels }, drawing(turn));
    return { card, summary: card.fallbackText as string };
  });

  async function open(turn: CardTurn, verb: string, sealed: Sealed, choice: object) {
    const { target, id } = await openClick(world, turn, verb, sealed, Target);
    const answer = await openGroup(world, keeper(turn), id, { ...target, ...choice });
    const text = textsFor(turn.locale);
    const { outcome, name, groups } = answer;
    const card =
      outcome === 'full'
        ? fullCard(name, target.space, groups, world.groupsAtMost, drawing(turn))
        : doneCard(text(`spaces.outcome.${outcome}`, { space: name }), turn.locale);
    return { card };
  }
  teams.action('spaces.openGroup', ClickData, (turn, { sealed }) =>
    open(turn, 'spaces.openGroup', sealed, {}),
  );
  teams.action('spaces.replaceGroup', GroupData, (turn, { sealed, group }) =>
    open(turn, 'spaces.replaceGroup', sealed, { instead: group }),
  );
  teams.action('spaces.mergeGroup', GroupData, (turn, { sealed, group }) =>
    open(turn, 'spaces.mergeGroup', sealed, { into: group }),
  );

  teams.action('spaces.save', SaveData, async (turn, { sealed, ...typed }) => {
    const { target, id } = await openClick(world, turn, 'spaces.save', sealed, Target);
    const settings = {
      name: typed.name,
      anonymous: typed.anonymous === 'true',
      vettedFirst: typed.vettedFirst === 'true',
      // What a form does not offer, it leaves as it is.
      ...(typed.curatorsChannel && {
        curatorsChannel: typed.curatorsChannel === noChannel ? '' : typed.curatorsChannel,
      }),
      digestDay: typed.digestDay,
      digestHour: typed.digestHour,
      owners: chosenIn(typed.owners),
      leaders: chosenIn(typed.leaders),
      curators: chosenIn(typed.curators),
    };
    const { name } = await changeSpace(world, keeper(turn), id, target.space, settings);
    return {
      card: doneCard(textsFor(turn.locale)('spaces.form.saved', { space: name }), turn.locale),
    };
  });

  const closing =
    (verb: 'spaces.close' | 'spaces.reopen') =>
    async (turn: CardTurn, { sealed }: { sealed: Sealed }): Promise<CardAnswer> => {
      const { target, id } = await openClick(world, turn, verb, sealed, Target);
      const closed = verb === 'spaces.close';
      const { name } = await setClosed(world, keeper(turn), id, target.space, closed);
      const text = textsFor(turn.locale);
      const done = text(closed ? 'spaces.form.closed' : 'spaces.form.reopened', { space: name });
      return { card: doneCard(done, turn.locale) };
    };
  teams.action('spaces.close', ClickData, closing('spaces.close'));
  teams.action('spaces.reopen', ClickData, closing('spaces.reopen'));
}
