import { setTimeout as pause } from 'node:timers/promises';
import { recount } from '../../bot/recount';
import { spacePartition } from '../../bot/spaces/partition';
import { listSpaces } from '../../bot/spaces/store';
import { StatusAnswer } from '../../bot/status/contract';
import { bundle } from '../faults/bundle';
import { serverEnvironment } from '../faults/f1';
import { startFleet } from '../faults/fleet';
import { makeRandom } from '../faults/random';
import { allRows, patient } from '../faults/rows';
import { startStore } from '../faults/stores';
import { startConnector } from '../support/connector';
import { type Someone, tenant } from '../support/turns';
import { converse, type Three, tab, waiting } from './conversation';
import { growth, sample } from './heap';
import { lostOf } from './lost';
import { type Options, readOptions } from './options';
import { peopleOf, withPeople } from './people';
import { makeTimings } from './timings';

const looksTried = 60;
const drainedWithinMs = 120_000;
/** In a soak. A look costs two transactions a conversation, which a short run would feel. */
const looksEveryMs = 10_000;

/** In a soak. With the memory of a large machine what is not used any more is hardly ever cleared, and the floor of a heap tells nothing. */
const littleMemory = '--max-old-space-size=256';

/** Says when the next operation of a conversation may begin: people take their time, and all together are held to a rate. */
function makePacer({ seconds, rate, pause: between }: Options) {
  const end = Date.now() + seconds * 1_000;
  const random = makeRandom('load');
  let next = Date.now();
  return async (): Promise<boolean> => {
    // From nothing to twice as long, so that conversations do not go in step.
    await pause(Math.min(random.next() * 2 * between * 1_000, Math.max(0, end - Date.now())));
    if (rate) {
      next = Math.max(next, Date.now()) + 1_000 / rate;
      await pause(next - Date.now());
    }
    return Date.now() < end;
  };
}

/** A look reads every space, which an emulator that has all hands full does not manage at once. */
async function insisting<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === looksTried) throw error;
      await pause(2_000);
    }
  }
}

/** Drives conversations against instances of their own processes, counts all again, and gives the figures. */
export async function load(options: Options) {
  const each = 3;
  const built = await bundle('bot/index.ts', [withPeople(each * options.conversations)]);
  const closers: (() => Promise<unknown>)[] = [built.remove];
  try {
    const store = await startStore(options.store);
    closers.push(store.close);
    const connector = await startConnector();
    closers.push(connector.close);
    const environment = {
      ...{ ...serverEnvironment, ...store.environment },
      ...(options.rate && { NODE_OPTIONS: littleMemory }),
    };
    const fleet = await startFleet(options.instances, built.script, environment);
    closers.push(fleet.stop);
    const people = await peopleOf(fleet.servers[0]?.url ?? '');
    const [admin] = people as [Someone];
    const looks = () =>
      Promise.all(
        fleet.servers.map(({ url }) =>
          insisting(async () => StatusAnswer.parse(await tab(url, admin, '/status'))),
        ),
      );
    const timings = makeTimings();
    const turn = makePacer(options);
    const begun = Date.now();
    const watched = sample(options.rate ? looksEveryMs : 2 ** 31 - 1, looks);
    await Promise.all(
      Array.from({ length: options.conversations }, (_, n) => {
        const { url } = fleet.servers[n % fleet.servers.length] ?? { url: '' };
        const three = people.slice(n * each, (n + 1) * each) as unknown as Three;
        return converse(String(n), { url, connector, people: three, timings, turn });
      }),
    );
    const before = await watched.stop();
    const seconds = (Date.now() - begun) / 1_000;
    let after = await looks();
    for (const until = Date.now() + drainedWithinMs; Date.now() < until; await pause(500)) {
      if (after.every(({ outbox }) => outbox.late === 0)) break;
      after = await looks();
    }
    const tables = patient(await store.open());
    closers.push(tables.close);
    const counted = [];
    const keys: string[] = [];
    for (const space of await listSpaces(tables, tenant)) {
      counted.push(await recount(tables, space, 1));
      const rows = await allRows(tables, spacePartition(tenant, space.id));
      keys.push(...rows.map(({ key }) => key));
    }
    const kinds = timings.figures();
    const acts = kinds.filter(({ kind }) => kind !== waiting);
    const operations = acts.reduce((sum, { count }) => sum + count, 0);
    return {
      ...options,
      ...{ operations, perSecond: Math.round((operations / seconds) * 10) / 10, kinds },
      errors: timings.errors.slice(0, 5),
      lost: lostOf(kinds, keys),
      differences: counted.flatMap(({ differences }) => differences),
      waiting: after[0]?.outbox.late ?? 0,
      parked: counted.flatMap(({ parked }) => parked),
      instances: after.map(({ memory, lag }, n) => ({
        residentMb: Math.round(memory.resident / 1e6),
        heapMb: Math.round(memory.heap / 1e6),
        ...(before.length > 0 && {
          heapGrowth: growth(before.map((one) => one[n]?.memory.heap ?? 0)),
        }),
        lagMs: Math.round(lag),
      })),
      said: fleet.servers.flatMap(({ errors }) => errors).slice(0, 5),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** `npm run load`: a table on stderr, one JSON object on stdout; ends with 1 where something is lost or fails. */
async function main(words: readonly string[]): Promise<void> {
  const result = await load(readOptions(words));
  const { kinds, instances, ...rest } = result;
  const table = [['kind', 'count', 'p50', 'p95', 'p99', 'errors', 'heldBack']];
  for (const { kind, count, p50, p95, p99, errors, heldBack } of kinds)
    table.push([kind, ...[count, p50, p95, p99, errors, heldBack].map(String)]);
  for (const row of table) console.error(row.map((cell) => cell.padEnd(9)).join(''));
  console.error(`${rest.perSecond} operations/s`, instances);
  console.log(JSON.stringify(result));
  if (rest.lost.length + rest.differences.length + rest.errors.length + rest.parked.length > 0)
    process.exitCode = 1;
}

if (require.main === module)
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
