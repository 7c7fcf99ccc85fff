import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { makeSearch, type RunningSearch } from '../../bot/search/search';
import type { Running } from './f1';
import { documentOf, results, tenant } from './f12-sought';
import { type Replica, startReplica } from './replica';
import type { Result } from './report';
import { startStore } from './stores';

const withinMs = 10_000;
/** Changes under way at once while one replica is killed, so that it dies in the middle of some. */
const atOnce = 8;
/** How long they may be under way by then. */
const longestMs = 40;

/** How long it takes until all find the same as an index made anew does; undefined where it is longer than allowed. */
async function agreement(all: readonly Replica[], fresh: RunningSearch) {
  const begun = performance.now();
  await fresh.start();
  const wanted = results(fresh);
  while (performance.now() - begun < withinMs) {
    const found = await Promise.all(all.map((one) => one.results()));
    if (found.every((each) => each === wanted)) return performance.now() - begun;
    await pause(50);
  }
  return undefined;
}

/** F12: three instances change what can be found; one is killed half-way, misses changes, and is started again on its file. */
export async function threeReplicas({ short, random: seeded }: Running): Promise<Result> {
  const changes = short ? 150 : 1_000;
  const random = seeded.fork('F12');
  const store = await startStore('azure');
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const { AZURE_TABLES_CONNECTION: connection = '', AZURE_TABLES_NAME: table = '' } =
    store.environment;
  const running = new Set<Replica>();
  async function start(name: string): Promise<Replica> {
    const file = join(folder, `${name.split('-')[0]}.db`);
    const replica = await startReplica({ connection, table, file, name });
    running.add(replica);
    return replica;
  }
  const tables = await store.open();
  const fresh = makeSearch({
    ...{
      tables,
      log: pino({ level: 'silent' }),
      tenants: [tenant],
      file: join(folder, 'fresh.db'),
    },
    ...{ clock: Date.now, id: () => 'none' },
  });
  const cutOff: number[] = [];
  async function change(
    n: number,
    writer: Replica,
    id = `d${random.below(changes / 3)}`,
  ): Promise<void> {
    if (random.chance(0.1)) await writer.remove(id);
    else await writer.put(documentOf(random, id, n));
  }
  try {
    const replicas = await Promise.all(['a', 'b', 'c'].map(start));
    for (let n = 0; n < changes; n += 1) {
      if (n === Math.floor(changes / 3)) {
        const [dying] = replicas.splice(2);
        if (!dying) throw new Error('There is no third replica');
        const last = Array.from({ length: atOnce }, (_, more) =>
          // One document each: a space's worker never writes one twice at once.
          change(n + more, dying, `d${more}`).catch(() => cutOff.push(more)),
        );
        await pause(random.below(longestMs));
        await Promise.all([dying.kill(), ...last]);
        running.delete(dying);
        // As the outbox does, whoever works it next.
        for (const more of cutOff) await change(n + more, random.pick(replicas), `d${more}`);
      }
      if (n === Math.floor((2 * changes) / 3)) replicas.push(await start('c-again'));
      await change(n, random.pick(replicas));
    }
    const tookMs = await agreement(replicas, fresh);
    const took = tookMs === undefined ? 'not' : `after ${Math.round(tookMs)} ms`;
    return {
      fault: 'F12',
      store: 'azure',
      goal: 'three instances, one killed and restarted: the same search results on all within 10 s',
      result: `${changes} changes, one SIGKILL in the middle of ${cutOff.length}: the same results ${took}`,
      pass: tookMs !== undefined,
      problems: tookMs === undefined ? [`The results still differ after ${withinMs} ms`] : [],
      figures: { changes, cutOff: cutOff.length, tookMs: Math.round(tookMs ?? -1) },
    };
  } finally {
    await Promise.all([...running].map((one) => one.kill()));
    fresh.stop();
    await tables.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
