import { card } from '../cards/frame';
import { lineOf, paragraph } from '../cards/parts';
import { weekOf } from '../counts/week';
import type { Space } from '../spaces/contract';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { type Nudge, nudge } from './contract';
import { nextWeekly } from './hours';

const weeksQuiet = 4;
const weekMs = 7 * 86_400_000;
const acts = ['kudos', 'question', 'answer', 'link', 'post', 'award'] as const;

/** Tuesday morning, when the digest has gone. */
const leaderTime = { day: 2, hour: 10 };

/** Each week, by the day it is looked at, the leaders of a space are looked at. */
export function offerToLeaders(
  { tenant, id, leaders, timeZone }: Space,
  _week: string,
  now: number,
) {
  const due = nextWeekly(now, leaderTime, timeZone);
  const period = `${id} ${weekOf(due, timeZone)}`;
  return leaders.map((person) => ({
    ...nudge({ tenant, space: id, person, what: 'nudges.leader', about: {}, period, since: due }),
    due,
  }));
}

/**
 * For how many weeks a leader has neither thanked nor shown work here, and whether they ever did. Who never
 * did is counted from the oldest thing there is in the space; undefined where nothing is.
 */
function quietness(world: World, { tenant, person, since }: Nudge, space: Space) {
  const where = { tenant, reader: person, spaces: [space.id], text: '', limit: 1 };
  const [last] = world.search.find({ ...where, kinds: ['kudos', 'post'], authors: [person] });
  const [oldest] = last ? [] : world.search.find({ ...where, kinds: acts, oldestFirst: true });
  const from = last ?? oldest;
  return from && { weeks: Math.floor((since - from.at) / weekMs), ever: last !== undefined };
}

/** In private, to a leader who neither thanked nor showed work here for four weeks, and every four after: leaders are looked at. */
export function provideLeaderNudge(world: World): void {
  world.nudges.provide('nudges.leader', async (wanted, space, locale) => {
    if (!space.leaders.includes(wanted.person) || space.closed) return undefined;
    const quiet = quietness(world, wanted, space);
    // As it was when they were looked at: what has to wait a day is told then all the same.
    if (!quiet || quiet.weeks <= 0 || quiet.weeks % weeksQuiet !== 0) return undefined;
    const text = textsFor(locale);
    const words = quiet.ever
      ? text('nudges.leader.words', { space: space.name, weeks: quiet.weeks })
      : text('nudges.leader.never', { space: space.name });
    const open = (title: string, verb: string) => ({
      ...{ type: 'Action.Execute', title: text(title), verb, data: {} },
    });
    const body = [
      paragraph(words),
      lineOf([{ text: text('nudges.leader.why'), isSubtle: true, size: 'Small' }]),
    ];
    const actions = [
      open('nudges.leader.thank', 'recognition.open'),
      open('nudges.leader.show', 'posts.open'),
    ];
    return { card: card(locale, words, body, actions), summary: words };
  });
}
