import { card } from '../cards/frame';
import { lineOf, paragraph } from '../cards/parts';
import type { Space } from '../spaces/contract';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { nudge } from './contract';
import { nextWeekly } from './hours';

const weeksQuiet = 4;
const weekMs = 7 * 86_400_000;

/** Tuesday morning, when the digest has gone. */
const leaderTime = { day: 2, hour: 10 };

/** Each week the leaders of a space are looked at; whoever is quiet is told once in four weeks. */
export function offerToLeaders(
  { tenant, id, leaders, timeZone }: Space,
  _week: string,
  now: number,
) {
  const due = nextWeekly(now, leaderTime, timeZone);
  const period = `${id} ${Math.floor(due / (weeksQuiet * weekMs))}`;
  return leaders.map((person) => ({
    ...nudge({ tenant, space: id, person, what: 'nudges.leader', about: {}, period, since: due }),
    due,
  }));
}

/** In private, to a leader who neither thanked nor showed work here for four weeks: leaders are looked at. */
export function provideLeaderNudge(world: World): void {
  world.nudges.provide('nudges.leader', async ({ tenant, person }, space, locale) => {
    if (!space.leaders.includes(person) || space.closed) return undefined;
    const [last] = world.search.find({
      ...{ tenant, reader: person, spaces: [space.id], kinds: ['kudos', 'post'], text: '' },
      ...{ authors: [person], limit: 1 },
    });
    if (last && last.at > world.clock() - weeksQuiet * weekMs) return undefined;
    const text = textsFor(locale);
    const words = text('nudges.leader.words', { space: space.name });
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
