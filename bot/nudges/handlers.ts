import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { openClick } from '../operations/click';
import { type OperationId, operationId } from '../operations/identity';
import { Sealed } from '../operations/seal';
import type { Teams, Turn } from '../teams/port';
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
/** The buttons are about nothing but whoever clicks them. */
const Target = z.object({});
const snoozeMs = 7 * 86_400_000;
/** Who snoozes twice within this time, in milliseconds, meant it once. */
const onceMs = 600_000;

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
    return savePreferences(world, { tenant, person: actor.id }, id, (before) => {
      const after = how(before);
      return after === before ? before : { ...after, ...here(turn, before) };
    });
  };
  const stopped: Change = (before) => (before.off ? before : { ...before, off: true });
  const started: Change = ({ snoozedUntil: _, ...before }) => ({ ...before, off: false });
  const snoozed: Change = (before) => {
    const until = world.clock() + snoozeMs;
    const already = (before.snoozedUntil ?? 0) > until - onceMs;
    return already ? before : { ...before, snoozedUntil: until };
  };

  /** In words or by a button: each time anew, since something else may have been said in between. */
  const say = (how: Change, key: string) => async (turn: Turn) => {
    const { at, conversation, activityId } = turn;
    await change(turn, operationId(at, 'text', conversation.id, activityId), how);
    return textsFor(turn.locale)(key);
  };
  const stop = say(stopped, 'nudges.stopped');
  const start = say(started, 'nudges.started');
  const snooze = say(snoozed, 'nudges.snoozed');
  teams.command('stop', async (turn) => ({ text: await stop(turn) }));
  teams.command('snooze', async (turn) => ({ text: await snooze(turn) }));
  teams.command('nudges', async (turn) => {
    if (turn.text.trim() === 'off') return { text: await stop(turn) };
    if (turn.text.trim() === 'on') return { text: await start(turn) };
    const { tenant, actor, locale } = turn;
    const preferences = await findPreferences(world.tables, tenant, actor.id);
    const text = textsFor(locale);
    const drawing = { text, locale, seals: world.seals, now: world.clock() };
    const card = preferencesForm(preferences, actor.id, world.id(), drawing);
    return { card, summary: text('nudges.form.title') };
  });

  teams.action('nudges.stop', ClickData, async (turn, { sealed }) => {
    await openClick(world, turn, 'nudges.stop', sealed, Target);
    return { message: await stop(turn) };
  });
  teams.action('nudges.snooze', ClickData, async (turn, { sealed }) => {
    await openClick(world, turn, 'nudges.snooze', sealed, Target);
    return { message: await snooze(turn) };
  });
  teams.action('nudges.save', SaveData, async (turn, { sealed, nudges, promptDay }) => {
    const { id } = await openClick(world, turn, 'nudges.save', sealed, Target);
    const { off } = await change(turn, id, ({ promptDay: _, ...before }) => ({
      ...before,
      off: nudges === 'off',
      ...(promptDay > 0 && { promptDay }),
    }));
    const key = off ? 'nudges.stopped' : 'nudges.saved';
    return { card: doneCard(textsFor(turn.locale)(key), turn.locale) };
  });
}
