import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { startConnector } from '../support/connector';
import { post, typing } from './acts';
import { attempts } from './attempts';
import { gather } from './crowd';
import { type Running, serverEnvironment } from './f1';
import type { Result } from './report';
import { rowsOf } from './rows';
import { makeServer } from './server';
import { type Store, startStore } from './stores';
import { makeWatch, tagOf } from './watch';

const answeredMs = 2_500;
const workingMs = 5_000;
const settledMs = 60_000;

/** A way to put a store into trouble and out of it again. */
interface Trouble {
  readonly name: string;
  begin(): Promise<void>;
  end(): Promise<void>;
}

function troubles({ proxy, file }: Store): Trouble[] {
  if (proxy) {
    const body = { 'odata.error': { code: 'ServerBusy', message: { lang: 'en', value: 'busy' } } };
    const clear = async () => proxy.plan(() => undefined);
    return [
      {
        name: 'answers 503',
        begin: async () =>
          proxy.plan(() => ({ kind: 'status', status: 503, when: 'before', body })),
        end: clear,
      },
      { name: 'refuses', begin: proxy.refuse, end: proxy.accept },
      { name: 'is silent', begin: async () => proxy.plan(() => ({ kind: 'silence' })), end: clear },
    ];
  }
  const other = new Database(file ?? '', { timeout: 2_000 });
  return [
    {
      name: 'is locked',
      begin: async () => void other.exec('BEGIN IMMEDIATE'),
      end: async () => {
        other.exec('ROLLBACK');
        other.close();
      },
    },
  ];
}

/** F5: what people get while the store is in trouble, and how soon all is well again. */
export async function storeInTrouble({ kind, script }: Running): Promise<Result> {
  const store = await startStore(kind);
  const connector = await startConnector();
  const crowd = gather(connector, `F5 ${kind}`, { people: 400, places: 1 });
  const [place] = crowd.places;
  if (!place) throw new Error('No place');
  const watch = makeWatch(connector);
  const scene = { connectorUrl: connector.url, watch };
  const server = await makeServer(script, { ...serverEnvironment, ...store.environment });
  const { endpoint } = server;
  const problems: string[] = [];
  let [slowest, slowestRecovery, number] = [0, 0, 0];
  const names: string[] = [];

  const kudos = async (n: number): Promise<boolean> => {
    const [giver, one, other] = [0, 1, 2].map((k) => crowd.people[(n + k) % crowd.people.length]);
    if (!giver || !one || !other) return false;
    const what = `staying with ${tagOf(n)} of the import until it ran`;
    const typed = typing(giver, place, scene.connectorUrl, `{bot} kudos {0} {1} for ${what}`, [
      one,
      other,
    ]);
    const answer = await post(endpoint, typed);
    return answer?.status === 200 && watch.replies(String(typed.id)).length === 0;
  };

  try {
    await server.start();
    await kudos(number++);
    for (const trouble of troubles(store)) {
      names.push(trouble.name);
      const trying = await attempts(scene, endpoint, crowd, number);
      number += 10;
      await trouble.begin();
      for (const each of trying) {
        const activity = each.activity();
        const from = watch.replies(String(activity.id)).length;
        const begun = Date.now();
        const answer = await post(endpoint, activity);
        const took = Date.now() - begun;
        slowest = Math.max(slowest, took);
        const where = `${trouble.name}, ${each.name}`;
        if (took > answeredMs) problems.push(`${where}: answered after ${took} ms`);
        const replies = watch.replies(String(activity.id)).slice(from);
        const wrong = each.wrong(
          answer?.body,
          replies.map((sent) => sent.activity),
        );
        if (answer?.status !== 200) problems.push(`${where}: ${answer?.status ?? 'no answer'}`);
        else if (wrong) problems.push(`${where}: ${wrong}`);
      }
      await trouble.end();
      const ended = Date.now();
      while (!(await kudos(number++)) && Date.now() - ended < settledMs) await pause(100);
      const recovery = Date.now() - ended;
      slowestRecovery = Math.max(slowestRecovery, recovery);
      if (recovery > workingMs)
        problems.push(`${trouble.name}: working again only after ${recovery} ms`);
      for (const each of trying) await post(endpoint, each.activity());
      const tables = await store.open();
      const waiting = async () => (await rowsOf(tables, place)).waiting;
      for (let n = 0; n < 100 && (await waiting()).length > 0; n += 1) await pause(200);
      const rows = await rowsOf(tables, place);
      await tables.close();
      for (const { name, tag } of trying) {
        if (!tag) continue;
        const there = rows.kudos.filter(({ what }) => String(what).includes(tag)).length;
        if (there !== 1) problems.push(`${trouble.name}, ${name}: there ${there} times in the end`);
        const shown = watch.showing(tag).length;
        if (name !== 'kudos by form' && shown > 1)
          problems.push(`${trouble.name}, ${name}: shown ${shown} times in the end`);
      }
      if (rows.markers.length < rows.kudos.length + rows.joins.length)
        problems.push(`${trouble.name}: something was written without its marker`);
      if (rows.waiting.length > 0)
        problems.push(`${trouble.name}: ${rows.waiting.length} effects are left in the outbox`);
    }
  } finally {
    await server.stop();
    await connector.close();
    await store.close();
  }
  return {
    fault: 'F5',
    store: kind,
    goal: `an answer that keeps what was typed within ${answeredMs} ms, nothing half-written, working again within ${workingMs} ms`,
    result: `the store ${names.join(', ')}: answered within ${slowest} ms, working again after ${slowestRecovery} ms`,
    pass: problems.length === 0,
    problems,
    figures: { slowest, recovery: slowestRecovery, problems: problems.length },
  };
}
