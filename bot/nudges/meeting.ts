import * as z from 'zod/v4';
import { card, title } from '../cards/frame';
import { lineOf } from '../cards/parts';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { address } from '../spaces/membership';
import { spacePartition } from '../spaces/partition';
import { conversationOf } from '../spaces/standing';
import type { Card, Teams } from '../teams/port';
import { type Text, textsFor } from '../texts/texts';
import type { World } from '../world';

const kind = 'nudges.meeting';
const Ended = z.object({ tenant: z.string(), space: z.string(), locale: z.string() });

/** What came of a meeting, before it is forgotten: what was learned, who helped, what is still open. */
function meetingCard(text: Text, locale: string): Card {
  const open = (key: string, verb: string) => ({
    ...{ type: 'Action.Execute', title: text(`nudges.meeting.${key}`), verb, data: {} },
  });
  const heading = text('nudges.meeting.title');
  const body = [title(heading), lineOf([{ text: text('nudges.meeting.what'), isSubtle: true }])];
  return card(locale, heading, body, [
    open('learned', 'posts.open'),
    open('helped', 'recognition.open'),
    open('open', 'questions.open'),
  ]);
}

/** After a meeting, one card in its chat, however often Teams tells that it ended. */
export function handleMeetings(teams: Teams, world: World): void {
  const { tables, outbox, sender, spaces } = world;
  teams.meetingEnded(async (turn, meeting) => {
    const space = await spaces.here(turn);
    if (!space || space.closed) return undefined;
    const there = await world.roster.member(address(space), turn.actor.id);
    if (!there) return undefined;
    const { tenant, id } = space;
    const partition = spacePartition(tenant, id);
    const data: z.infer<typeof Ended> = { tenant, space: id, locale: turn.locale };
    const effects: Effect[] = [{ kind, data }];
    // Placed by the meeting alone: a later telling has another time.
    const ended = operationId(0, kind, id, meeting);
    const act = { partition, id: ended, writes: [], effects, result: null };
    await commit(tables, act, world.clock());
    outbox.kick(partition);
    return undefined;
  });
  outbox.handle(kind, async (data, attempt) => {
    if (attempt.begun) return;
    const { tenant, space: id, locale } = Ended.parse(data);
    const space = await spaces.find(tenant, id);
    if (!space) return;
    const text = textsFor(locale);
    const to = conversationOf(space);
    await attempt.begin();
    await sender.post(to, meetingCard(text, locale), text('nudges.meeting.title'));
  });
}
