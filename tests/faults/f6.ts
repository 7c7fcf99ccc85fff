import { openSqlite } from '../../bot/tables/sqlite';
import { post } from './acts';
import { openBench } from './bench';
import type { Running } from './f1';
import { comingDue } from './f6-due';
import { type Mode, modes } from './fuse';
import { missing, nameOf, type Play, plays, type Stage } from './plays';
import type { Random } from './random';
import type { Result } from './report';
import { plain, snapshot } from './snapshot';
import { type Bench, compare, drain, restartMs } from './stepwise';

/** In the short form a share of the plays, by chance, has one step of each go wrong in each mode; all of all otherwise. */
const shortShare = 0.2;
const hourMs = 60 * 60_000;
/** Longer than a run takes on the clock. */
const runMs = 30 * 60_000;
/** How often the whole of it says how far it is. */
const progressEvery = 10;

/** Asks for the week's work, as a process that starts again does: so every run has done it. */
async function beginWeek({ instance }: Bench, { place }: Stage): Promise<void> {
  const { world } = instance().product;
  const space = await world.spaces.find(place.tenant, place.conversation);
  if (space) await world.weekly.ensure(space);
  await instance().settled();
}

/** Plays with one step going wrong, then delivers it again as Teams would; gives what is there in the end. */
async function run(bench: Bench, play: Play, name: string, step: number, mode: Mode) {
  const { fuse, clock } = bench;
  const stage = bench.stage(name);
  // What is kept for a moment is forgotten, so that each run takes the same steps.
  clock.now += restartMs;
  // What is told once an hour is told alike where a run lies within one.
  const untilNext = hourMs - (clock.now % hourMs);
  if (untilNext < runMs) clock.now += untilNext;
  const delivery = await play.prepare(stage);
  // As people do, a little later.
  clock.now += 1_000;
  const first = delivery();
  await beginWeek(bench, stage);
  fuse.arm(step, mode);
  await post(bench.instance().endpoint, first);
  await bench.instance().settled();
  const { blown } = fuse;
  const steps = [...fuse.steps];
  if (blown && mode.startsWith('dies')) {
    await bench.restart();
    await bench.instance().product.resume();
    await bench.instance().settled();
  }
  fuse.disarm();
  clock.now += restartMs;
  const isMessage = first.type !== 'invoke';
  const answer = await post(bench.instance().endpoint, isMessage ? first : delivery());
  await bench.instance().settled();
  await beginWeek(bench, stage);
  const left = await drain(bench, stage);
  const after = await snapshot(fuse.tables, stage);
  return {
    blown,
    steps,
    left,
    after,
    stage,
    answer: plain(JSON.stringify(answer?.body ?? null), stage),
  };
}

interface Tried {
  readonly problems: readonly string[];
  readonly steps: number;
  readonly runs: number;
  readonly deaths: number;
}

/** Each step of one thing to do going wrong in each way, on a store of its own; in the short form one step. */
async function everyStepOf(play: Play, short: boolean, random: Random): Promise<Tried> {
  const tables = openSqlite(':memory:');
  const bench = await openBench(tables);
  const problems: string[] = [];
  let [runs, deaths] = [0, 0];
  try {
    const clean = await run(bench, play, 'clean', Number.POSITIVE_INFINITY, 'fails');
    const all = clean.steps.map((_, step) => step);
    for (const mode of modes) {
      const chosen = short ? [random.below(all.length)] : all;
      for (const step of all.length > 0 ? chosen : []) {
        const name = `${mode.replace(' ', '-')}-${step}`;
        const { blown, steps, left, after, answer } = await run(bench, play, name, step, mode);
        runs += 1;
        if (mode.startsWith('dies')) deaths += 1;
        const wrong = [...left, ...compare(clean, after, { step, mode, steps })];
        if (!blown) wrong.push('the step was not reached');
        if (!play.form && answer !== clean.answer && play.of.startsWith('verb'))
          wrong.push(`answered ${answer.slice(0, 200)}`);
        const where = `${nameOf(play)}, ${mode} at step ${step} (${steps[step]})`;
        problems.push(...wrong.map((problem) => `${where}: ${problem}`));
      }
    }
    return { problems, steps: all.length, runs, deaths };
  } finally {
    await bench.close();
    await tables.close();
  }
}

/** Says what a thing to do is missing that is registered. */
async function unplayed(): Promise<string[]> {
  const tables = openSqlite(':memory:');
  const bench = await openBench(tables);
  const names = missing(bench.instance().product.teams.registry);
  await bench.close();
  await tables.close();
  return names.map((name) => `No play for ${name}`);
}

/** F6: everything a person can do, and what comes due by itself, with each step to the outside going wrong in each way. */
export async function everyStep({ short, random: seeded }: Running): Promise<Result> {
  const random = seeded.fork('F6');
  const problems = await unplayed();
  let [played, runs, steps, deaths] = [0, 0, 0, 0];
  const add = (tried: Tried) => {
    problems.push(...tried.problems);
    [steps, runs, deaths] = [steps + tried.steps, runs + tried.runs, deaths + tried.deaths];
  };
  for (const play of plays) {
    if (short && !random.chance(shortShare)) continue;
    played += 1;
    add(await everyStepOf(play, short, random));
    if (!short && played % progressEvery === 0) console.error(`  F6: ${played} of ${plays.length}`);
  }
  const due = await comingDue(random.fork('due'), short);
  add(due);
  played += due.played;
  return {
    fault: 'F6',
    store: 'any',
    goal: 'invariants hold after a restart, wherever a step went wrong',
    result: `${played} things to do or to come due have ${steps} steps; ${runs} runs, ${deaths} deaths`,
    pass: problems.length === 0,
    problems,
    figures: { plays: played, steps, runs, deaths, problems: problems.length },
  };
}
