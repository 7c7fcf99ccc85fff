import { operationId } from '../../bot/operations/identity';
import { give } from '../../bot/recognition/give';
import type { Tables } from '../../bot/tables/port';
import { Refusal } from '../../bot/teams/refusal';
import { type Someone, someone } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';

/** How a store takes many kudos to one space at once. Times are in milliseconds. */
export interface Hot {
  readonly kudos: number;
  readonly atOnce: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** People who were told that it did not work, for whatever reason. */
  readonly conflicts: number;
  /** How long the effects took after the last answer; they are worked all along. Nothing where they are left. */
  readonly drain: number;
}

const kudosAPerson = 5;
const atOnce = 50;
const what = 'pairing on the import until the last file went through';

/** The value below which this share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * Kudos to give in a measured run. The emulator looks through a whole partition for each row it writes, so
 * that its own time grows with the history; Azure's does not.
 */
export const hotKudos = { sqlite: 3_000, azure: 1_000 } as const;

/** As a server that has been up for a while: its connections are open, and both sides have run this code. */
async function warmUp(tables: Tables): Promise<void> {
  const rounds = 6;
  const one = async (n: number) => {
    for (let round = 0; round < rounds; round += 1) {
      const rows = [1, 2, 3].map((row) => ({ partition: 'warm', key: `${n}.${round}.${row}` }));
      await tables.batch(
        'warm',
        rows.map((row) => ({ insert: row })),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, n) => one(n)));
}

/**
 * Gives kudos to one space, so many at a time, through the real write path, while its effects are worked.
 * What is left of them at the last answer is worked too, or left undone where it is not of interest.
 */
export async function hotSpace(
  tables: Tables,
  kudos: number,
  effects: 'worked' | 'left' = 'worked',
): Promise<Hot> {
  const people = Array.from({ length: Math.ceil(kudos / kudosAPerson) + 3 }, (_, n) =>
    someone(`Hot ${n}`),
  );
  const { world, clock, member } = await makeWorld(tables, people, { owner: 'hot' });
  const givers = await Promise.all(people.map(member));
  const times: number[] = [];
  let [next, conflicts] = [0, 0];

  async function one(number: number): Promise<void> {
    const at = number % givers.length;
    const giver = givers[at];
    const to = [1, 2].map((n) => people[(at + n) % people.length] as Someone);
    if (!giver) return;
    const begun = performance.now();
    try {
      await give(world, {
        giver,
        wish: { people: to.map(({ id }) => id), whole: false, crewName: '', what, possible: '' },
        id: operationId(clock.now, 'hot', String(number)),
        locale: 'en',
        standing: { conversation: { ...testSpace, id: testSpace.conversation } },
      });
    } catch (error) {
      if (!(error instanceof Refusal)) world.log.error({ err: error });
      conflicts += 1;
    }
    times.push(performance.now() - begun);
  }

  await warmUp(tables);
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let number = next++; number < kudos; number = next++) await one(number);
    }),
  );
  const took = performance.now() - begun;
  if (effects === 'worked') await world.outbox.idle();
  const drain = performance.now() - begun - took;
  await world.outbox.stop();
  times.sort((a, b) => a - b);
  const perSecond = (kudos * 1_000) / took;
  return {
    ...{ kudos, atOnce, conflicts },
    ...{ perSecond, p50: quantile(times, 0.5), p99: quantile(times, 0.99), drain },
  };
}
