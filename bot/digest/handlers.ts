import { weekBefore, weekOf } from '../counts/week';
import type { Reader } from '../spaces/membership';
import type { Reply, Teams, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { buildDigest } from './build';
import { digestCard, digestSummary } from './cards';
import type { Digest } from './contract';
import { shown } from './domain';
import { handleEffects, tellWeekly } from './effects';
import { listDigests } from './store';

/** The last digest of a space; this week so far where none was made lately. */
export async function latestDigest(world: World, { space }: Reader): Promise<Digest> {
  const { tenant, id, timeZone } = space;
  const week = weekOf(world.clock(), timeZone);
  const [last] = await listDigests(world.tables, tenant, id, weekBefore(week));
  return last ?? buildDigest(world, space, week);
}

/** The weekly digest of a space. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);
  world.weekly.add(tellWeekly);

  /** Where they are, or else the first place of theirs. */
  async function where(turn: Turn): Promise<Reader> {
    const [first] = await world.spaces.showable(turn);
    if (!first) throw new Refusal('digest.noPlace');
    return first;
  }

  const draw = async (turn: Turn) => {
    const reader = await where(turn);
    const digest = await latestDigest(world, reader);
    const text = textsFor(turn.locale);
    // What needs somebody is theirs alone: not in front of others.
    const needs = turn.space ? [] : await world.digests.needs(reader.space, turn.actor.id);
    const card = digestCard(digest, needs.slice(0, shown), text, turn.locale);
    return { card, summary: digestSummary(digest, text, turn.locale) };
  };
  teams.command('digest', (turn): Promise<Reply> => draw(turn));
  world.forms.provide('digest', async (turn) => (await draw(turn)).card);
}
