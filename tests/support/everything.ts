import { partitionsOf } from '../../bot/spaces/partitions';
import { plays, type Stage } from '../faults/plays';
import type { Running } from './product';
import { groupChat, type Incoming, type Someone, someone, tenant } from './turns';

/** Three people who, between them, do everything that can be done. */
export const cast = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map((name) => ({
  ...someone(`everything ${name}`),
  name,
})) as [Someone, Someone, Someone];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What is done first, and what after it: something of every practice in both. */
const inTurn = [0, 1].flatMap((half) => plays.filter((_, n) => n % 2 === half));

/** The next Monday at ten, by the clocks of a space. */
function nextMonday(now: number): number {
  const day = Math.floor(now / dayMs) * dayMs;
  return day + ((8 - new Date(day).getUTCDay()) % 7 || 7) * dayMs + 10 * hourMs;
}

/** What is done in the tab alone, and what a week brings: each leaves a kind of row that no play leaves. */
async function liveAWeek(app: Running): Promise<void> {
  const [mia, jonas, zoe] = cast;
  const { connector, chat, product } = app;
  const place = groupChat('19:everything-of-a-week@thread.v2', 'Release chat');
  const others = ['Tom Lake', 'Una Reed', 'Ole Bach'].map(someone);
  connector.install(place.conversation, 'Release chat', [...cast, ...others]);
  await chat.install(mia, place);
  const space = place.conversation;
  const tell = async (path: string, body: object) => {
    const { status, body: answer } = await app.tell(jonas, path, body);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    await app.settled();
  };
  await chat.say(jonas, place, '{bot} hi');
  await tell('/digest/mail', { space, wanted: true });
  const post = { space, learned: '', wanted: '', url: '', tags: '', anyway: true };
  await tell('/posts/post', { ...post, working: 'The password of the gauges is Tr0mbone-77x' });
  // Enough people for a network, who do something for each other.
  for (const giver of [mia, ...others]) {
    const thanked = [jonas, zoe, ...others].filter((one) => one !== giver);
    const at = thanked.map((_, n) => `{${n}}`).join(' ');
    await chat.say(giver, place, `{bot} kudos ${at} for draining the north basin`, thanked);
    await app.settled();
  }
  // Jonas is asked on Mondays what he is working on.
  const hours = { off: false, timeZone: 'UTC', from: 9, to: 17, days: [1, 2, 3, 4, 5] };
  await tell('/nudges', { ...hours, snoozeDays: 0, promptDay: 1 });
  app.clock.now = nextMonday(app.clock.now);
  const known = await product.world.spaces.find(tenant, space);
  if (!known) throw new Error('The space is not there');
  await product.world.weekly.ensure(known);
  for (const partition of partitionsOf(tenant, [known], () => 1))
    product.world.outbox.kick(partition);
  await app.settled();
  await tell('/health/graph', { shown: false });
}

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
  await liveAWeek(app);
}
