import { setTimeout as pause } from 'node:timers/promises';
import { spacePartition } from '../../bot/spaces/partition';
import { prefixRange } from '../../bot/tables/keys';
import type { Tables } from '../../bot/tables/port';
import { startConnector } from '../support/connector';
import { tenant } from '../support/turns';
import { audit } from './audit';
import { miscounts } from './counters';
import { type Crowd, gather } from './crowd';
import { makeDelivery } from './deliver';
import { type Driving, drive } from './drive';
import { type Fleet, startFleet } from './fleet';
import type { Plan } from './proxy';
import type { Random } from './random';
import type { Result } from './report';
import { patient, rowsOf } from './rows';
import { type Store, startStore } from './stores';
import { makeWatch } from './watch';

export interface Running {
  readonly script: string;
  readonly short: boolean;
  readonly random: Random;
  readonly kind: Store['kind'];
  /** Does what needs the machine for itself, one after another. What is outside of it may wait beside others. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The environment every server of a run has; a key that is shared, as instances share one. */
export const serverEnvironment = {
  LOCAL: 'true',
  LOG_LEVEL: 'warn',
  SEND_LIMITS: 'none',
  TENANTS: tenant,
  CARD_KEYS: 'a key of at least thirty-two characters',
};

const full = {
  kudos: 10_000,
  people: 2_500,
  places: 12,
  rate: 200,
  killMs: 6_000,
  patienceMs: 20_000,
};
const short = { kudos: 400, people: 200, places: 4, rate: 40, killMs: 2_500, patienceMs: 4_000 };
type Size = typeof full;
/** The emulator reads its whole table for each list and slows down as it fills: it gets several stores, one after another. */
const mostKudos: Readonly<Record<Store['kind'], number>> = { sqlite: 10_000, azure: 2_000 };
/** A lease lasts a minute, and pauses after failures up to five. */
const drainedWithinMs = { full: 900_000, short: 100_000 };

/** Waits until nothing is left in any outbox; gives how long that took, in milliseconds. */
async function drained(tables: Tables, { places }: Crowd, longestMs: number): Promise<number> {
  const begun = Date.now();
  const waiting = async () => {
    const pages = await Promise.all(
      places.map(({ conversation }) =>
        tables.list(spacePartition(tenant, conversation), { ...prefixRange('o|'), limit: 1 }),
      ),
    );
    return pages.some(({ rows }) => rows.length > 0);
  };
  while ((await waiting()) && Date.now() - begun < longestMs) await pause(500);
  return Date.now() - begun;
}

/** What F2 does to the store besides: half a per cent each of 503 before and after, and cuts after; one per cent is late. */
export function mixedFaults(random: Random): Plan {
  return () => {
    const at = random.next();
    const body = { 'odata.error': { code: 'ServerBusy', message: { lang: 'en', value: 'busy' } } };
    if (at < 0.005) return { kind: 'status', status: 503, when: 'before', body };
    if (at < 0.01) return { kind: 'status', status: 503, when: 'after', body };
    if (at < 0.015) return { kind: 'reset', when: 'after' };
    return at < 0.025 ? { kind: 'delay', ms: 1_500 } : undefined;
  };
}

/** Lets people act while servers are killed; gives what they were told, and how long it took in seconds. */
async function underKills(fleet: Fleet, driving: Driving, killMs: number) {
  fleet.beginKilling(killMs, driving.random.fork('kills'));
  const begun = Date.now();
  const ledger = await drive(driving);
  const seconds = (Date.now() - begun) / 1_000;
  await fleet.endKilling();
  return { ledger, seconds };
}

/** What happened to one store. */
interface Leg {
  readonly problems: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/** Kudos under kills, to a new store; `name` is of this leg alone. */
async function leg(name: string, running: Running, size: Size, plan: Plan): Promise<Leg> {
  const { script, kind, alone } = running;
  const random = running.random.fork(name);
  const closers: (() => Promise<unknown>)[] = [];
  try {
    // Nothing is awaited before this, so that turns are taken in the order the runs begin.
    const told = await alone(async () => {
      const store = await startStore(kind);
      closers.push(store.close);
      const connector = await startConnector();
      closers.push(connector.close);
      const environment = { ...serverEnvironment, ...store.environment };
      const fleet = await startFleet(store.servers, script, environment);
      closers.push(fleet.stop);
      const crowd = gather(connector, name, size);
      const endpoints = fleet.servers.map(({ endpoint }) => endpoint);
      const delivery = makeDelivery(endpoints);
      const watch = makeWatch(connector);
      const scene = { connectorUrl: connector.url, watch, crowd, delivery, endpoints };
      store.proxy?.plan(plan);
      const happened = await underKills(fleet, { ...size, ...scene, random }, size.killMs);
      store.proxy?.plan(() => undefined);
      return { ...happened, store, fleet, crowd, delivery, watch };
    });
    const { store, fleet, crowd, delivery, watch, ledger, seconds } = told;
    const tables = patient(await store.open());
    closers.push(tables.close);
    const longest = drainedWithinMs[running.short ? 'short' : 'full'];
    const drainSeconds = (await drained(tables, crowd, longest)) / 1_000;
    const stops = await fleet.stop();
    const rows = [];
    const counts: string[] = [];
    for (const place of crowd.places) {
      rows.push(await rowsOf(tables, place));
      counts.push(...(await miscounts(tables, place)));
    }
    const { lost, duplicated, unseen, problems } = audit(ledger, rows, watch);
    const { duplicates, redeliveries, conflicts, acts, late } = delivery.counts;
    const { kills } = fleet;
    const all = [...delivery.problems, ...problems, ...counts, ...stops];
    if (unseen > kills * crowd.places.length) all.push(`${unseen} kudos are not shown anywhere`);
    const injected = Object.values(store.proxy?.injected ?? {}).reduce((sum, n) => sum + n, 0);
    return {
      problems: all,
      figures: {
        ...{ kudos: size.kudos, acts, kills, injected, duplicates, redeliveries, late, conflicts },
        ...{ lost, duplicated, unseen, miscounts: counts.length, seconds, drainSeconds },
      },
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** F1, and with a plan for the proxy F2. */
export async function killsAndDuplicates(
  fault: 'F1' | 'F2',
  running: Running,
  plan: Plan = () => undefined,
): Promise<Result> {
  const { kind, short: isShort } = running;
  const size = isShort ? short : full;
  const legs: Leg[] = [];
  for (let done = 0; done < size.kudos; done += mostKudos[kind]) {
    const kudos = Math.min(mostKudos[kind], size.kudos - done);
    legs.push(await leg(`${fault} ${kind} ${done}`, running, { ...size, kudos }, plan));
  }
  const names = Object.keys(legs[0]?.figures ?? {});
  const sum = (name: string) =>
    legs.reduce((total, { figures }) => total + (figures[name] ?? 0), 0);
  const figures = Object.fromEntries(names.map((name) => [name, sum(name)]));
  const problems = legs.flatMap((each) => each.problems);
  return {
    fault,
    store: kind,
    goal: '0 lost, 0 duplicated, counters = events',
    result:
      `${sum('kudos')} kudos, ${sum('acts')} acts, ${sum('kills')} kills, ${sum('injected')} faults, ` +
      `${sum('duplicates')} duplicates, ${sum('redeliveries') + sum('late')} redeliveries: ` +
      `${sum('lost')} lost, ${sum('duplicated')} duplicated, ${sum('miscounts')} miscounts`,
    pass: problems.length === 0,
    problems,
    figures,
  };
}
