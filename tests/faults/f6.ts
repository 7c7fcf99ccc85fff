import { openSqlite } from '../../bot/tables/sqlite';
import { post } from './acts';
import { openBench } from './bench';
import type { Running } from './f1';
import { comingDue } from './f6-due';
import { type Mode, modes } from './fuse';
import { missing, nameOf, type Play, plays, type Stage } from './plays';
import type { Result } from './report';
import { plain, snapshot } from './snapshot';
import { type Bench, compare, drain, restartMs } from './stepwise';

/** In the short form a share of the plays, by chance, has one step of each go wrong in each mode; all of all otherwise. */
const shortShare = 0.2;
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
  const delivery = await play.prepare(stage);
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

/** F6: everything a person can do, and what comes due by itself, with each step to the outside going wrong in each way. */
export async function everyStep({ short, random: seeded }: Running): Promise<Result> {
  const random = seeded.fork('F6');
  const tables = openSqlite(':memory:');
  const bench = await openBench(tables);
  const problems = missing(bench.instance().product.teams.registry).map(
    (name) => `No play for ${name}`,
  );
  let [played, runs, steps, deaths] = [0, 0, 0, 0];
  try {
    for (const [number, play] of plays.entries()) {
      if (short && !random.chance(shortShare)) continue;
      played += 1;
      const clean = await run(bench, play, `clean-${number}`, Number.POSITIVE_INFINITY, 'fails');
      steps += clean.steps.length;
      for (const mode of modes) {
        const all = clean.steps.map((_, step) => step);
        const chosen = short ? [random.below(all.length)] : all;
        for (const step of new Set(all.length > 0 ? chosen : [])) {
          const name = `${mode.replace(' ', '-')}-${number}-${step}`;
          const { blown, left, after, answer } = await run(bench, play, name, step, mode);
          runs += 1;
          if (mode.startsWith('dies')) deaths += 1;
          const wrong = [...left, ...compare(clean, after, step, mode)];
          if (!blown) wrong.push('the step was not reached');
          if (!play.form && answer !== clean.answer && play.of.startsWith('verb'))
            wrong.push(`answered ${answer.slice(0, 200)}`);
          const where = `${nameOf(play)}, ${mode} at step ${step} (${clean.steps[step]})`;
          problems.push(...wrong.map((problem) => `${where}: ${problem}`));
        }
      }
    }
  } finally {
    await bench.close();
    await tables.close();
  }
  const due = await comingDue(random.fork('due'), short);
  problems.push(...due.problems);
  played += due.played;
  [steps, runs, deaths] = [steps + due.steps, runs + due.runs, deaths + due.deaths];
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
