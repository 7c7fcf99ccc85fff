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
    return join(here.world, members, target, '', { conversation: testSpace.id });
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

/** For F8 until there are approvals: joining against taking back, which may not both succeed. */
export async function joinAgainstTakeBack({ kind, short, random }: Running): Promise<Result> {
  const races = short ? 50 : 1_000;
  const people = Array.from({ length: races }, (_, n) => [
    someone(`Race giver ${n}`),
    someone(`Race joiner ${n}`),
  ]).flat();
  people.push(someone('Race receiver'));
  const store = kind === 'azure' ? await startStore('azure') : undefined;
  const tables = store ? await store.open() : openSqlite(':memory:');
  const others = store ? await store.open() : tables;
  const here = await makeWorld(tables, people, { owner: 'here' });
  const there = await makeWorld(others, people, { owner: store ? 'there' : 'here' });
  const problems: string[] = [];
  let joined = 0;
  try {
    for (let first = 0; first < races; first += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, races - first) }, (_, n) => first + n);
      const own = random.fork(`F8 ${kind}`);
      const found = await Promise.all(
        numbers.map((number) => race(number, here, there, own.fork(String(number)), laterMs[kind])),
      );
      problems.push(...found.flatMap((each) => each.problems));
      joined += found.filter((each) => each.joined).length;
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
    goal: 'join against take-back: exactly one wins, no join is lost',
    result: `${races} races of a join against a take-back: ${joined} joined, ${races - joined} taken back`,
    pass: problems.length === 0,
    problems,
    figures: { races, joined, problems: problems.length },
  };
}
