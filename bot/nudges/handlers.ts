import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { type OperationId, operationId } from '../operations/identity';
import { Sealed } from '../operations/seal';
import type { CardTurn, Teams, Turn } from '../teams/port';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { preferencesForm } from './cards';
import type { Preferences } from './contract';
import { handleEmails } from './email';
import { handleNudges } from './gate';
import { offerToLeaders, provideLeaderNudge } from './leaders';
import { handleMeetings } from './meeting';
import { handlePrompts } from './prompt';
import { savePreferences } from './save';
import { findPreferences } from './store';

const ClickData = z.object({ sealed: Sealed });
const SaveData = ClickData.extend({
  nudges: z.enum(['on', 'off']),
  promptDay: z.coerce.number().int().min(0).max(7),
});
const snoozeMs = 7 * 86_400_000;

/** What the app tells people unprompted, and how they choose that. */
export function register(teams: Teams, world: World): void {
  handleNudges(world);
  handlePrompts(world);
  handleMeetings(teams, world);
  handleEmails(teams, world);
  provideLeaderNudge(world);
  world.weekly.add(offerToLeaders);

  type Change = (before: Preferences) => Preferences;
  const here = ({ timeZone }: Turn, { timeZone: before }: Preferences) => {
    const zone = timeZone ?? before;
    return zone ? { timeZone: zone } : {};
  };
  /** Changes one's own preferences, whichever way it was said. */
  const change = (turn: Turn, id: OperationId, how: Change) => {
    const { tenant, actor } = turn;
    return savePreferences(world, { tenant, person: actor.id }, id, (before) => ({
      ...how(before),
      ...here(turn, before),
    }));
  };
  const stopped: Change = (before) => ({ ...before, off: true });
  const started: Change = ({ snoozedUntil: _, ...before }) => ({ ...before, off: false });
  const snoozed: Change = (before) => ({ ...before, snoozedUntil: world.clock() + snoozeMs });

  const byText = (how: Change, key: string) => async (turn: Turn) => {
    const { at, conversation, activityId } = turn;
    await change(turn, operationId(at, 'text', conversation.id, activityId), how);
    return { text: textsFor(turn.locale)(key) };
  };
  teams.command('stop', byText(stopped, 'nudges.stopped'));
  teams.command('snooze', byText(snoozed, 'nudges.snoozed'));
  teams.command('nudges', async (turn) => {
    if (turn.text.trim() === 'off') return byText(stopped, 'nudges.stopped')(turn);
    if (turn.text.trim() === 'on') return byText(started, 'nudges.started')(turn);
    const { tenant, actor, locale } = turn;
    const preferences = await findPreferences(world.tables, tenant, actor.id);
    const text = textsFor(locale);
    const drawing = { text, locale, seals: world.seals, now: world.clock() };
    const card = preferencesForm(preferences, actor.id, world.id(), drawing);
    return { card, summary: text('nudges.form.title') };
  });

  async function clicked(turn: CardTurn, verb: string, sealed: Sealed, how: Change) {
    world.seals.open(verb, sealed, turn.actor.id, world.clock());
    // One button is one act, however often it is delivered.
    const { at, nonce } = sealed;
    return change(turn, operationId(at, verb, nonce, turn.actor.id), how);
  }
  teams.action('nudges.stop', ClickData, async (turn, { sealed }) => {
    await clicked(turn, 'nudges.stop', sealed, stopped);
    return { message: textsFor(turn.locale)('nudges.stopped') };
  });
  teams.action('nudges.snooze', ClickData, async (turn, { sealed }) => {
    await clicked(turn, 'nudges.snooze', sealed, snoozed);
    return { message: textsFor(turn.locale)('nudges.snoozed') };
  });
  teams.action('nudges.save', SaveData, async (turn, { sealed, nudges, promptDay }) => {
    const { off } = await clicked(turn, 'nudges.save', sealed, ({ promptDay: _, ...before }) => ({
      ...before,
      off: nudges === 'off',
      ...(promptDay > 0 && { promptDay }),
    }));
    const key = off ? 'nudges.stopped' : 'nudges.saved';
    return { card: doneCard(textsFor(turn.locale)(key), turn.locale) };
  });
}
