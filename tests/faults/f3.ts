import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { type FakeConnector, startConnector } from '../support/connector';
import type { Incoming } from '../support/turns';
import { post } from './acts';
import type { Running } from './f1';
import { type Instance, startInstance } from './instance';
import { missing, nameOf, type Play, plays, type Stage } from './plays';
import type { Result } from './report';
import { differences, type Snapshot, snapshot } from './snapshot';
import { setStage } from './stage';
import { startStore } from './stores';

/** Two instances on one store. */
interface Pair {
  readonly tables: Tables;
  readonly connector: FakeConnector;
  readonly clock: { now: number };
  readonly first: Instance;
  readonly second: Instance;
}

/** What somebody is told, for comparing; forms have fresh nonces. A greeting is an effect and comes once. */
function told(play: Play, what: unknown): string {
  const text = JSON.stringify(what);
  return play.form
    ? text.replace(/"(?:nonce|signature)":"[^"]*"/g, '').replace(/"(?:at|expires)":\d+/g, '')
    : text;
}

/** What was replied to an activity from then on, each reply by itself. */
function repliesTo({ connector }: Pair, play: Play, activity: Incoming, from: number): string[] {
  if (play.of === 'event installed') return [];
  return connector.sent
    .slice(from)
    .filter(({ replyTo }) => replyTo === activity.id)
    .map((sent) => told(play, sent.activity.attachments ?? sent.activity.text));
}

async function settled({ first, second }: Pair): Promise<void> {
  await first.settled();
  await second.settled();
  // What one instance left to the other.
  await first.settled();
  for (const { product } of [first, second]) await product.world.search.catchUp();
}

/** Delivers and gives the body of the answer. */
async function deliver(play: Play, to: Instance, activity: Incoming): Promise<string> {
  const answer = await post(to.endpoint, activity);
  return answer?.status === 200 ? told(play, answer.body) : `status ${answer?.status}`;
}

function unequal(answers: readonly string[]): string[] {
  const [expected] = answers;
  const other = answers.find((answer) => answer !== expected);
  return other ? [`answers differ: ${expected?.slice(0, 300)} and ${other.slice(0, 300)}`] : [];
}

/** Two ids, two instances, half a minute apart: all is as after the first. */
async function oneByOne(pair: Pair, play: Play, stage: Stage) {
  const delivery = await play.prepare(stage);
  await settled(pair);
  const again = delivery();
  const answers: string[] = [];
  let after: Snapshot | undefined;
  const problems: string[] = [];
  for (const [to, activity] of [
    [pair.first, again],
    [pair.second, again],
    [pair.first, delivery()],
    [pair.second, delivery()],
  ] as const) {
    const from = pair.connector.sent.length;
    const body = await deliver(play, to, activity);
    answers.push([body, ...repliesTo(pair, play, activity, from)].join('\n'));
    await settled(pair);
    const now = await snapshot(pair.tables, stage);
    after ??= now;
    problems.push(...differences(after, now));
    pair.clock.now += 30_000;
  }
  return { problems: [...unequal(answers), ...problems], after };
}

/** All four at once: all is as when they came one by one. */
async function atOnce(pair: Pair, play: Play, stage: Stage, expected: Snapshot | undefined) {
  const delivery = await play.prepare(stage);
  await settled(pair);
  const again = delivery();
  const from = pair.connector.sent.length;
  const answers = await Promise.all([
    deliver(play, pair.first, again),
    deliver(play, pair.second, again),
    deliver(play, pair.first, delivery()),
    deliver(play, pair.second, delivery()),
  ]);
  await settled(pair);
  const now = await snapshot(pair.tables, stage);
  const replies = repliesTo(pair, play, again, from);
  return [
    ...unequal(answers),
    ...unequal(replies),
    ...(expected ? differences(expected, now) : []),
  ];
}

/** F3: each thing a person can do, delivered four times. */
export async function fourDeliveries({ kind, short, random: seeded }: Running): Promise<Result> {
  const random = seeded.fork(`F3 ${kind}`);
  // In the short form each store has a third of the plays, another one each time.
  const third = random.below(3);
  const played = short ? plays.filter((_, number) => number % 3 === third) : plays;
  const store = kind === 'azure' ? await startStore('azure') : undefined;
  const tables = store ? await store.open() : openSqlite(':memory:');
  const others = store ? await store.open() : tables;
  const connector = await startConnector();
  const clock = { now: Date.UTC(2026, 2, 2, 9, 30) };
  const first = await startInstance('first', kind, tables, clock);
  // SQLite is for one process.
  const second = store ? await startInstance('second', kind, others, clock) : first;
  const pair = { tables, connector, clock, first, second };
  const problems = missing(first.product.teams.registry).map((name) => `No play for ${name}`);
  try {
    for (const [number, play] of played.entries()) {
      const stage = (way: string) => setStage(`${way}-${number}`, connector.url, connector, first);
      const sequence = await oneByOne(pair, play, stage('one-by-one'));
      const race = await atOnce(pair, play, stage('at-once'), sequence.after);
      problems.push(
        ...sequence.problems.map((problem) => `${nameOf(play)}, one by one: ${problem}`),
      );
      problems.push(...race.map((problem) => `${nameOf(play)}, at once: ${problem}`));
      clock.now += 600_000;
    }
  } finally {
    await first.stop();
    if (second !== first) await second.stop();
    await tables.close();
    await connector.close();
    await store?.close();
  }
  return {
    fault: 'F3',
    store: kind,
    goal: 'one effect, four equal answers, for everything that is registered',
    result: `${played.length} things to do, each four times one by one and four times at once`,
    pass: problems.length === 0,
    problems,
    figures: { plays: played.length, problems: problems.length },
  };
}
