import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { Typed } from '../cards/inputs';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import { Sealed } from '../operations/seal';
import { joinKey } from '../tables/keys';
import { aliasRow } from '../tags/store';
import { normaliseTag } from '../tags/tags';
import type { Card, MessageTurn, Reply, Teams, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { profileForm } from './cards';
import { askings } from './contract';
import { emptyProfile } from './domain';
import { provideNudge } from './nudge';
import { addSkills, handleEffects, saveProfile } from './save';
import { findProfile } from './store';

const SaveData = z.object({
  sealed: Sealed,
  ...{ skills: Typed, interests: Typed, languages: Typed },
  asking: z.enum(askings),
  pauseWeeks: z.coerce.number().int().min(0).max(52).default(0),
});
const ClickData = z.object({ sealed: Sealed });
const SkillsTarget = z.object({ skills: z.array(z.string()) });
const tagsShown = 12;

/** Profiles by skills and interests, and the words that mean the same. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);
  provideNudge(world);

  async function form(turn: Turn): Promise<Card> {
    const { tenant, actor, locale } = turn;
    const readable = (await world.spaces.showable(turn)).map(({ space }) => space.id);
    const profile = (await findProfile(world.tables, tenant, actor.id)) ?? emptyProfile(actor);
    const identity = { nonce: world.id(), at: world.clock() };
    const drawing = { text: textsFor(locale), locale, seals: world.seals };
    return profileForm(profile, identity, world.tags.common(tenant, readable, tagsShown), drawing);
  }
  const asReply = async (turn: Turn): Promise<Reply> => ({
    card: await form(turn),
    summary: textsFor(turn.locale)('people.form.title'),
  });
  teams.command('profile', asReply);
  teams.command('me', asReply);
  teams.action('people.open', z.object({}), async (turn) => ({ card: await form(turn) }));

  teams.action('people.save', SaveData, async (turn, { sealed, ...body }) => {
    world.seals.open('people.save', sealed, turn.actor.id, world.clock());
    const id = operationId(sealed.at, 'people.save', sealed.nonce, turn.actor.id);
    const { skills } = await saveProfile(world, turn.tenant, turn.actor, id, body);
    const text = textsFor(turn.locale);
    const done = text('people.saved', { skills: skills.join(', '), count: skills.length });
    return { card: doneCard(done, turn.locale) };
  });

  teams.action('people.addSkills', ClickData, async (turn, { sealed }) => {
    const { tenant, actor, locale } = turn;
    const target = world.seals.open('people.addSkills', sealed, actor.id, world.clock());
    const id = operationId(sealed.at, 'people.addSkills', sealed.nonce, actor.id);
    const { skills } = await addSkills(world, tenant, actor, id, SkillsTarget.parse(target).skills);
    const values = { skills: skills.join(', '), count: skills.length };
    return { card: doneCard(textsFor(locale)('people.saved', values), locale) };
  });
  teams.action('people.noSkills', z.object({}), async ({ locale }) => ({
    card: doneCard(textsFor(locale)('people.skill.no'), locale),
  }));

  /** `alias k8s = kubernetes` merges two words for one thing; `alias` alone lists what is merged. */
  teams.command('alias', async (turn: MessageTurn) => {
    const { tenant, actor, locale } = turn;
    const text = textsFor(locale);
    const [from = '', to = ''] = turn.text.split('=').map(normaliseTag);
    if (!turn.text.trim()) {
      const known = [...(await world.tags.aliases(tenant))].map(
        ([alias, tag]) => `${alias} = ${tag}`,
      );
      return { text: text('people.alias.list', { list: known.join(', '), count: known.length }) };
    }
    if (!from || !to || from === to) throw new Refusal('people.alias.form');
    const here = await world.spaces.here(turn);
    const owns = here?.owners.includes(actor.id) ?? false;
    if (!owns && !world.spaces.isAdmin(actor.id)) throw new Refusal('people.alias.onlyOwner');
    const partition = joinKey(tenant);
    const id = operationId(turn.at, 'text', turn.conversation.id, turn.activityId);
    const writes = [{ put: aliasRow(tenant, from, to) }];
    await commit(world.tables, { partition, id, writes, effects: [], result: null }, world.clock());
    world.tags.changed(tenant);
    return { text: text('people.alias.done', { from, to }) };
  });
}
