import { setTimeout as pause } from 'node:timers/promises';
import { operationId } from '../../bot/operations/identity';
import { join, type Target, takeBack } from '../../bot/recognition/changes';
import { give } from '../../bot/recognition/give';
import { listJoiners } from '../../bot/recognition/joins';
import { findKudos } from '../../bot/recognition/store';
import { openSqlite } from '../../bot/tables/sqlite';
import { Refusal } from '../../bot/teams/refusal';
import { someone, tenant } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';
import type { Running } from './f1';
import { curators, decideAtOnce, nameCurators } from './f8-curators';
import type { Random } from './random';
import type { Result } from './report';
import { startStore } from './stores';

const what = 'pairing on the import until the last file went through';
const atOnce = 10;
const laterMs = { sqlite: 4, azure: 250 };

type World = Awaited<ReturnType<typeof makeWorld>>;

/** True where it was done; false where somebody else was faster, and the person was told. */
async function wins(act: Promise<unknown>): Promise<boolean | string> {
  try {
    await act;
    return true;
  } catch (error) {
    return error instanceof Refusal ? false : `failed: ${String(error)}`;
  }
}

/** One person joins a kudos while its giver takes it back, on two instances; gives what is wrong in the end. */
async function race(
  number: number,
  here: World,
  there: World,
  random: Random,
  /** How much later than taking back, which reads before it writes, a join may begin. */
  laterMs: number,
): Promise<{ problems: string[]; joined: boolean }> {
  const giver = someone(`Race giver ${number}`);
  const joiner = someone(`Race joiner ${number}`);
  const { kudos } = await give(here.world, {
    giver: await here.member(giver),
    wish: { people: [someone('Race receiver').id], whole: false, crewName: '', what, possible: '' },
    id: operationId(here.clock.now, 'race', String(number)),
    locale: 'en',
  });
  const target: Target = { kudos: kudos.id, giver: giver.id, at: kudos.at };
  const [members, takers] = [await here.member(joiner), await there.member(giver)];
  const joins = async () => {
    await pause(random.next() * laterMs);
    return join(here.world, members, target, { text: '' }, { conversation: testSpace.id });
  };
  const takes = async () => {
    await pause(random.next() * 4);
    return takeBack(there.world, takers, target);
  };
  const [joined, taken] = await Promise.all([wins(joins()), wins(takes())]);
  const found = await findKudos(here.world.tables, tenant, testSpace.id, kudos.id);
  const joiners = await listJoiners(here.world.tables, tenant, testSpace.id, kudos.id);
  const name = `race ${number}`;
  const problems: string[] = [];
  if (joined === taken || typeof joined === 'string' || typeof taken === 'string')
    problems.push(`${name}: joined ${joined}, taken back ${taken}`);
  if (joined === true && (!found || joiners.length !== 1))
    problems.push(`${name}: the join is lost`);
  if (taken === true && (found || joiners.length > 0))
    problems.push(`${name}: taken back, and something is left`);
  return { problems, joined: joined === true };
}

/** F8: two curators decide about a link at once; and joining against taking back, which may not both succeed. */
export async function races({ kind, short, random }: Running): Promise<Result> {
  const count = short ? 50 : 1_000;
  const people = Array.from({ length: count }, (_, n) => [
    someone(`Race giver ${n}`),
    someone(`Race joiner ${n}`),
  ]).flat();
  people.push(someone('Race receiver'), ...curators);
  const store = kind === 'azure' ? await startStore('azure') : undefined;
  const tables = store ? await store.open() : openSqlite(':memory:');
  const others = store ? await store.open() : tables;
  const here = await makeWorld(tables, people, { owner: 'here' });
  const there = await makeWorld(others, people, { owner: store ? 'there' : 'here' });
  await nameCurators(tables);
  const problems: string[] = [];
  let joined = 0;
  try {
    for (let first = 0; first < count; first += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, count - first) }, (_, n) => first + n);
      const own = random.fork(`F8 ${kind}`);
      const found = await Promise.all(
        numbers.map((number) => race(number, here, there, own.fork(String(number)), laterMs[kind])),
      );
      problems.push(...found.flatMap((each) => each.problems));
      joined += found.filter((each) => each.joined).length;
      const decided = await Promise.all(
        numbers.map((number) => decideAtOnce(number, here, there, own.fork(`link ${number}`))),
      );
      problems.push(...decided.flat());
    }
  } finally {
    await here.world.outbox.stop();
    await there.world.outbox.stop();
    await tables.close();
    if (others !== tables) await others.close();
    await store?.close();
  }
  return {
    fault: 'F8',
    store: kind,
    goal: 'exactly one decision each, the other sees who decided; of a join and a take-back exactly one',
    result: `${count} races of two curators; ${count} of a join against a take-back: ${joined} joined`,
    pass: problems.length === 0,
    problems,
    figures: { races: count, joined, problems: problems.length },
  };
}
