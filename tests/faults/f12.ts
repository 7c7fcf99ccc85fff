import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import type { Document } from '../../bot/search/contract';
import { makeSearch, type RunningSearch } from '../../bot/search/search';
import type { Tables } from '../../bot/tables/port';
import type { Running } from './f1';
import type { Random } from './random';
import type { Result } from './report';
import { startStore } from './stores';

const tenant = 'faults';
const spaces = ['plant', 'lab'];
const words = ['pump', 'valve', 'chlorine', 'sensor', 'pressure', 'meter', 'filter', 'drain'];
const withinMs = 10_000;
const everyMs = 1_000;

function documentOf(random: Random, id: string, round: number): Document {
  return {
    ...{ tenant, id, kind: 'link', space: random.pick(spaces), people: [], author: '', state: '' },
    title: `${random.pick(words)} ${random.pick(words)}`,
    text: Array.from({ length: 20 }, () => random.pick(words)).join(' '),
    tags: [random.pick(words)],
    ...{ at: Date.UTC(2026, 2, 2) + 60_000 * round, weight: random.below(4) },
    view: JSON.stringify({ round }),
  };
}

/** What every kind of search finds: everything, each word, a beginning, and two words. Scores fall as time goes by. */
function results(search: RunningSearch): string {
  const texts = ['', ...words, 'chl', 'pump valve'];
  const found = texts.map((text) =>
    search
      .find({ tenant, reader: 'someone', spaces, kinds: ['link'], text, limit: 100 })
      .map(({ id, view }) => [id, view]),
  );
  return JSON.stringify(found);
}

/** How long it takes until all find the same as an index made anew does; undefined where it is longer than allowed. */
async function agreement(all: readonly RunningSearch[], fresh: RunningSearch) {
  const begun = performance.now();
  await fresh.start();
  const wanted = results(fresh);
  while (performance.now() - begun < withinMs) {
    if (all.every((one) => results(one) === wanted)) return performance.now() - begun;
    await pause(50);
  }
  return undefined;
}

/** An instance's search over the store, with its own file and its own connection. */
function instance(tables: Tables, file: string, name: string): RunningSearch {
  let ids = 0;
  const id = () => `${name}-${++ids}`;
  const log = pino({ level: 'silent' });
  return makeSearch({ tables, log, tenants: [tenant], file, clock: Date.now, id, everyMs });
}

/** F12: three instances change what can be found; one is killed half-way, misses changes, and is started again on its file. */
export async function threeReplicas({ short, random: seeded }: Running): Promise<Result> {
  const changes = short ? 150 : 1_000;
  const random = seeded.fork('F12');
  const store = await startStore('azure');
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const opened: Tables[] = [];
  const running = new Set<RunningSearch>();
  async function start(name: string): Promise<RunningSearch> {
    const tables = await store.open();
    opened.push(tables);
    const made = instance(tables, join(folder, `${name.split('-')[0]}.db`), name);
    running.add(made);
    return made;
  }
  const stop = (one: RunningSearch) => {
    one.stop();
    running.delete(one);
  };
  try {
    const replicas = [await start('a'), await start('b'), await start('c')];
    for (const one of replicas) await one.start();
    for (let n = 0; n < changes; n += 1) {
      if (n === Math.floor(changes / 3)) for (const one of replicas.splice(2)) stop(one);
      if (n === Math.floor((2 * changes) / 3)) {
        const again = await start('c-again');
        await again.start();
        replicas.push(again);
      }
      const id = `d${random.below(changes / 3)}`;
      const writer = random.pick(replicas);
      if (random.chance(0.1)) await writer.remove(tenant, id);
      else await writer.put(documentOf(random, id, n));
    }
    const tookMs = await agreement(replicas, await start('fresh'));
    const took = tookMs === undefined ? 'not' : `after ${Math.round(tookMs)} ms`;
    return {
      fault: 'F12',
      store: 'azure',
      goal: 'three instances, one killed and restarted: the same search results on all within 10 s',
      result: `${changes} changes: the same results ${took}`,
      pass: tookMs !== undefined,
      problems: tookMs === undefined ? [`The results still differ after ${withinMs} ms`] : [],
      figures: { changes, tookMs: Math.round(tookMs ?? -1) },
    };
  } finally {
    for (const one of running) one.stop();
    for (const tables of opened) await tables.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
