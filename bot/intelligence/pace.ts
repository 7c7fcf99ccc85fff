import type { Pace } from '../operations/pace';
import type { Turn } from '../teams/port';

/** What of one person is sent to a model in a minute. */
const perMinute = 6;
const minuteMs = 60_000;

/** Whether this person's words may be sent to a model now; it counts as sent then. */
export function mayAskModel(pace: Pace, { tenant, actor }: Turn): boolean {
  const key = `model ${tenant} ${actor.id}`;
  if (pace.recent(key, minuteMs).length >= perMinute) return false;
  pace.note(key);
  return true;
}
