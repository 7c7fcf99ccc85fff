import { timeIn, weekOf } from '../../bot/counts/week';
import { readParcel } from '../../bot/operations/outbox';
import { spacePartition } from '../../bot/spaces/partition';
import { joinKey, prefixRange } from '../../bot/tables/keys';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { installation, message } from '../support/turns';
import { openBench } from './bench';
import { type Mode, modes } from './fuse';
import { plays, type Stage } from './plays';
import { sealedClick } from './plays/play';
import type { Random } from './random';
import { allRows } from './rows';
import { plain, type Snapshot, snapshot } from './snapshot';
import { compare, drain, laterMs, restartMs } from './stepwise';

/** Something that nobody clicks for: its time comes. */
interface Due {
  /** The effect it begins with. */
  readonly of: string;
  /** Makes it so, and gives when it is due, in milliseconds. */
  prepare(stage: Stage, tables: Tables, now: number): Promise<number>;
}

/** When the first effect of a kind that waits in a partition is due. */
async function dueOf(tables: Tables, partition: string, kind: string): Promise<number> {
  const { rows } = await tables.list(partition, { ...prefixRange('o|'), limit: 1_000 });
  const waiting = rows.flatMap((stored) => readParcel(stored).effects);
  const dues = waiting.filter((effect) => effect.kind === kind).map(({ due }) => due);
  if (dues.length === 0) throw new Error(`Nothing of ${kind} waits`);
  return Math.min(...dues);
}
const here = ({ place }: Stage) => spacePartition(place.tenant, place.conversation);

async function played(of: string, stage: Stage): Promise<void> {
  const play = plays.find((each) => each.of === of);
  if (!play) throw new Error(`No play for ${of}`);
  await stage.does((await play.prepare(stage))());
}

const why = 'It told me in ten minutes how pumps age, and whom to ask when they do.';
const dayMs = 86_400_000;

const comings: readonly Due[] = [
  {
    of: 'digest.make',
    prepare: async (stage, _tables, now) => {
      await played('verb posts.input', stage);
      await played('command kudos', stage);
      return timeIn(weekOf(now + 7 * dayMs, 'UTC'), 1, 9, 'UTC');
    },
  },
  {
    of: 'nudges.prompt',
    prepare: async (stage, tables) => {
      await played('command wol', stage);
      const asked = { nudges: 'on', promptDay: '3' };
      await stage.does(sealedClick(stage, 'nudges.save', {}, asked)());
      return dueOf(tables, joinKey(stage.place.tenant), 'nudges.prompt');
    },
  },
  {
    of: 'nudges.offer',
    prepare: async (stage, tables) => {
      const { jonas, mia, place, url, does } = stage;
      await does(installation(mia, place, url));
      await does(message(jonas, place, url, `{bot} share https://pumps.example/ageing ${why}`));
      return dueOf(tables, here(stage), 'nudges.offer');
    },
  },
  {
    of: 'awards.close',
    prepare: async (stage, tables) => {
      await played('verb awards.support', stage);
      return dueOf(tables, here(stage), 'awards.close');
    },
  },
];

/** Comes due with one step going wrong; gives what is there in the end. Each has a store of its own: nothing else comes due. */
async function run({ of, prepare }: Due, step: number, mode: Mode) {
  const tables = openSqlite(':memory:');
  const bench = await openBench(tables);
  const { fuse, clock } = bench;
  /** As the server does every few minutes; what fails then is tried again the next time. */
  const resume = async () => {
    await bench
      .instance()
      .product.resume()
      .catch(() => {});
    await bench.instance().settled();
  };
  try {
    await resume();
    const stage = bench.stage(of);
    const due = await prepare(stage, tables, clock.now);
    await resume();
    clock.now = due;
    fuse.arm(step, mode);
    await resume();
    const { blown } = fuse;
    const steps = [...fuse.steps];
    if (blown && mode.startsWith('dies')) await bench.restart();
    fuse.disarm();
    clock.now += restartMs;
    await resume();
    const left = await drain(bench, stage);
    // What waits elsewhere than in the space.
    clock.now += laterMs;
    await resume();
    const shared = await allRows(tables, joinKey(stage.place.tenant));
    const found = await snapshot(tables, stage);
    const rows = shared
      .filter(({ key }) => key !== 'lease')
      .map((row) => JSON.stringify(row).replace(/127\.0\.0\.1:\d+/g, 'service'));
    const after: Snapshot = {
      messages: found.messages,
      rows: [...found.rows, ...rows.map((row) => plain(row, stage))].toSorted(),
    };
    return { blown, steps, left, after };
  } finally {
    await bench.close();
    await tables.close();
  }
}

/** All that comes due by itself, with each step going wrong in each way; in the short form one step of each. */
export async function comingDue(random: Random, short: boolean) {
  const problems: string[] = [];
  let [steps, runs, deaths] = [0, 0, 0];
  for (const coming of comings) {
    const clean = await run(coming, Number.POSITIVE_INFINITY, 'fails');
    steps += clean.steps.length;
    if (!clean.steps.includes('POST')) problems.push(`${coming.of}: nothing was sent`);
    for (const mode of modes) {
      const all = clean.steps.map((_, step) => step);
      for (const step of short ? [random.below(all.length)] : all) {
        const { blown, steps: taken, left, after } = await run(coming, step, mode);
        runs += 1;
        if (mode.startsWith('dies')) deaths += 1;
        const wrong = [...left, ...compare(clean, after, { step, mode, steps: taken })];
        if (!blown) wrong.push('the step was not reached');
        const where = `${coming.of}, ${mode} at step ${step} (${taken[step]})`;
        problems.push(...wrong.map((problem) => `${where}: ${problem}`));
      }
    }
  }
  return { played: comings.length, problems, steps, runs, deaths };
}
