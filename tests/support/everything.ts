import { plays, type Stage } from '../faults/plays';
import type { Running } from './product';
import { groupChat, type Incoming, type Someone, someone } from './turns';

/** Three people who, between them, do everything that can be done. */
export const cast = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map((name) => ({
  ...someone(`everything ${name}`),
  name,
})) as [Someone, Someone, Someone];

const dayMs = 86_400_000;

/** What is done first, and what after it: something of every practice in both. */
const inTurn = [0, 1].flatMap((half) => plays.filter((_, n) => n % 2 === half));

/** Everything a person can do, each in a chat of its own and a week after the last, by the same three people. */
export async function doEverything(app: Running): Promise<void> {
  const [mia, jonas, zoe] = cast;
  const { connector } = app;
  for (const [n, play] of inTurn.entries()) {
    const place = groupChat(`19:everything-${n}@thread.v2`, 'Release chat');
    connector.install(place.conversation, 'Release chat', cast);
    const does = async (activity: Incoming) => {
      // A form is sealed at the time it was asked for, and opened while it is young.
      const timestamp = new Date(app.clock.now).toISOString();
      const answer = await app.chat.post({ ...activity, timestamp });
      await app.settled();
      return answer.body;
    };
    const stage: Stage = { place, mia, jonas, zoe, url: connector.url, connector, does };
    const delivery = await play.prepare(stage);
    await does(delivery());
    // What was asked before is not offered for an answer in the next chat.
    for (const { teamsId } of cast) connector.leave(place.conversation, teamsId);
    app.clock.now += 8 * dayMs;
  }
}
