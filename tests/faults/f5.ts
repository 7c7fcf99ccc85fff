import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { inputsOf, press, wordsOf } from '../support/cards';
import { startConnector } from '../support/connector';
import { cardAction, fetchTask, type Incoming, type Someone, submitAction } from '../support/turns';
import { post, type Scene, typing } from './acts';
import { type Crowd, gather } from './crowd';
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

/** One thing somebody does in the trouble: prepared before it, and done again after it. */
interface Attempt {
  readonly name: string;
  readonly tag?: string;
  /** What was typed, and must not be lost. */
  readonly typed: string;
  activity(): Incoming;
  /** What an answer must be like while the store is in trouble; a sentence where it is not. */
  wrong(body: unknown, replies: readonly unknown[]): string | undefined;
}

/** A card's words and what stands in its inputs. */
function everythingIn(card: unknown): string {
  return [wordsOf(card), ...inputsOf(card).map(({ value }) => String(value))].join('\n');
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
type Any = any;

/** A sentence under the card leaves the card and its inputs as they are; a card must have what was typed. */
function wrongClick(typed: string) {
  return (body: Any): string | undefined => {
    if (body?.statusCode !== 200 || !body.type || !body.value) return 'not a well-formed answer';
    if (typeof body.value === 'string') return undefined;
    return everythingIn(body.value).includes(typed) ? undefined : 'a card without what was typed';
  };
}

function wrongDialog(typed: string) {
  return (body: Any): string | undefined => {
    const value = body?.task?.value;
    if (!value) return 'not a well-formed answer';
    const kept = everythingIn(value.card?.content ?? value).includes(typed);
    return kept ? undefined : `the dialog closed and lost what was typed: ${JSON.stringify(value)}`;
  };
}

async function attempts(
  scene: Scene,
  endpoint: string,
  { people, places }: Crowd,
  first: number,
): Promise<Attempt[]> {
  const [place] = places;
  const at = (n: number) => people[(first + n) % people.length] as Someone;
  if (!place) throw new Error('No place');
  const { connectorUrl: url, watch } = scene;
  const words = (n: number) => `staying with ${tagOf(first + n)} of the import until it ran`;
  const ask = async (activity: Incoming) => (await post(endpoint, activity))?.body;

  const typed = typing(at(0), place, url, `{bot} kudos {0} {1} for ${words(0)}`, [at(8), at(9)]);
  const asked = typing(at(1), place, url, '{bot} kudos');
  await ask(asked);
  const [form] = watch.replies(String(asked.id));
  const formCard = form?.activity.attachments?.[0]?.content;
  const people2 = `${at(8).id},${at(9).id}`;
  const give = press(formCard, 'Give kudos', { people: people2, what: words(1) });
  const opened = await ask(fetchTask(at(2), place, url, 'giveKudos'));
  const dialogForm = opened?.task?.value?.card?.content;
  const submit = press(dialogForm, 'Give kudos', { people: people2, what: words(2) });
  await ask(typing(at(3), place, url, `{bot} kudos {0} {1} for ${words(3)}`, [at(8), at(9)]));
  let shown = watch.showing(tagOf(first + 3))[0];
  for (let n = 0; !shown && n < 100; n += 1) {
    await pause(100);
    shown = watch.showing(tagOf(first + 3))[0];
  }
  if (!shown) throw new Error('A kudos did not show before the trouble began');
  const join = press(shown.card, 'Join', { line: `I saw ${tagOf(first + 3)}` });
  const messageId = shown.id;
  return [
    {
      name: 'kudos by text',
      tag: tagOf(first),
      typed: words(0),
      activity: () => typed,
      wrong: (_body, replies) => {
        const said = replies.map((reply: Any) =>
          everythingIn(reply.attachments?.[0]?.content ?? { type: 'TextBlock', text: reply.text }),
        );
        if (said.length === 0) return 'nothing was said';
        return said.some((each) => each.includes(words(0))) ? undefined : 'lost what was typed';
      },
    },
    {
      name: 'kudos by form',
      tag: tagOf(first + 1),
      typed: words(1),
      activity: () => cardAction(at(1), place, url, give.verb, give.data, form?.id),
      wrong: wrongClick(words(1)),
    },
    {
      name: 'kudos by dialog',
      tag: tagOf(first + 2),
      typed: words(2),
      activity: () => submitAction(at(2), place, url, 'giveKudos', submit.data),
      wrong: wrongDialog(words(2)),
    },
    {
      name: 'join',
      typed: `I saw ${tagOf(first + 3)}`,
      activity: () => cardAction(at(4), place, url, join.verb, join.data, messageId),
      wrong: wrongClick(`I saw ${tagOf(first + 3)}`),
    },
  ];
}

/** F5: what people get while the store is in trouble, and how soon all is well again. */
export async function storeInTrouble({ kind, script }: Running): Promise<Result> {
  const store = await startStore(kind);
  const connector = await startConnector();
  const crowd = gather(connector, `F5 ${kind}`, { people: 400, places: 1 });
  const [place] = crowd.places;
  const watch = makeWatch(connector);
  const scene = { connectorUrl: connector.url, watch };
  const server = await makeServer(script, { ...serverEnvironment, ...store.environment });
  const { endpoint } = server;
  const problems: string[] = [];
  let [slowest, slowestRecovery, number] = [0, 0, 0];
  const names: string[] = [];

  async function kudos(n: number): Promise<boolean> {
    const [giver, one, other] = [0, 1, 2].map((k) => crowd.people[(n + k) % crowd.people.length]);
    if (!place || !giver || !one || !other) return false;
    const what = `staying with ${tagOf(n)} of the import until it ran`;
    const typed = typing(giver, place, scene.connectorUrl, `{bot} kudos {0} {1} for ${what}`, [
      one,
      other,
    ]);
    const answer = await post(endpoint, typed);
    return answer?.status === 200 && watch.replies(String(typed.id)).length === 0;
  }

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
      const waiting = async () => (await rowsOf(tables, place as typeof place & object)).waiting;
      for (let n = 0; n < 100 && (await waiting()).length > 0; n += 1) await pause(200);
      const rows = await rowsOf(tables, place as typeof place & object);
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
