import { setTimeout as pause } from 'node:timers/promises';
import { readParcel } from '../../bot/operations/outbox';
import { spacePartition } from '../../bot/spaces/partition';
import { openSqlite } from '../../bot/tables/sqlite';
import { startConnector } from '../support/connector';
import { personal, type Someone } from '../support/turns';
import { kudosByText } from './acts';
import { gather } from './crowd';
import type { Running } from './f1';
import { startInstance } from './instance';
import { type Plan, startProxy } from './proxy';
import type { Random } from './random';
import type { Result } from './report';
import { allRows } from './rows';
import { makeWatch, tagOf } from './watch';

const share = { throttled: 0.2, acceptedThenFailed: 0.05, onePerson: 0.15 };
const blockedPeople = 3;
const kudosOfBlocked = 3;
const longestMs = 240_000;

/** A connector in trouble; `refused` counts what people who blocked us were sent, by conversation. */
function trouble(random: Random, blocked: ReadonlySet<string>, refused: Map<string, number>): Plan {
  return (line) => {
    const [, conversation] = /^POST .*\/v3\/conversations\/([^/]+)\/activities$/.exec(line) ?? [];
    if (!conversation) return undefined;
    const to = decodeURIComponent(conversation);
    if (blocked.has(to)) {
      refused.set(to, (refused.get(to) ?? 0) + 1);
      const body = { error: { code: 'MessageWritesBlocked', message: 'blocked' } };
      return { kind: 'status', status: 403, when: 'before', body };
    }
    const at = random.next();
    const body = { error: { code: 'ServiceError', message: 'in trouble' } };
    if (at < share.throttled)
      return { kind: 'status', status: 429, when: 'before', headers: { 'retry-after': '1' }, body };
    if (at < share.throttled + share.acceptedThenFailed)
      return { kind: 'status', status: 502, when: 'after', body };
    return undefined;
  };
}

/** F7: the connector throttles, fails after it accepted, and refuses for people who blocked us. */
export async function connectorInTrouble({ short, random: seeded }: Running): Promise<Result> {
  const kudos = short ? 85 : 860;
  const random = seeded.fork('F7');
  const tables = openSqlite(':memory:');
  const connector = await startConnector();
  const proxy = await startProxy(connector.url);
  const crowd = gather(connector, 'F7', { people: kudos, places: short ? 10 : 40 });
  const blocked = new Set(
    crowd.people.slice(0, blockedPeople).map((p) => personal(p).conversation),
  );
  const refused = new Map<string, number>();
  proxy.plan(trouble(random.fork('faults'), blocked, refused));
  const clock = {
    get now() {
      return Date.now();
    },
  };
  const instance = await startInstance('f7', 'sqlite', tables, clock);
  const watch = makeWatch(connector);
  const scene = { connectorUrl: proxy.url, watch };
  const problems: string[] = [];
  const asked = new Map<string, number>();
  let [sends, twice] = [0, 0];
  const rows = async () =>
    (
      await Promise.all(
        crowd.places.map(({ tenant, conversation }) =>
          allRows(tables, spacePartition(tenant, conversation)),
        ),
      )
    )
      .flat()
      .filter(({ key }) => key.startsWith('o|'));
  try {
    const tags: string[] = [];
    for (let number = 0; number < kudos; number += 1) {
      // The first ones come from people who blocked us, several times each.
      const ofBlocked = number < blockedPeople * kudosOfBlocked;
      const at = ofBlocked ? number % blockedPeople : number;
      const [giver, one, other] = [0, 1, 2].map(
        (n) => crowd.people[(at + n) % crowd.people.length],
      ) as [Someone, Someone, Someone];
      const toOne = ofBlocked || random.chance(share.onePerson);
      const tag = tagOf(number);
      const what = `staying with ${tag} of the import until it ran`;
      const place = random.pick(crowd.places);
      const act = kudosByText(scene, { giver, place, to: toOne ? [one] : [one, other], what });
      const outcome = await act.deliver(instance.endpoint);
      if (outcome.is !== 'done') problems.push(`${tag} was not given: ${outcome.why}`);
      tags.push(tag);
      sends += toOne ? 2 : 1;
      const { conversation } = personal(giver);
      if (toOne) asked.set(conversation, (asked.get(conversation) ?? 0) + 1);
    }
    for (const begun = Date.now(); Date.now() - begun < longestMs; await pause(250))
      if ((await rows()).length === 0) break;
    const left = (await rows()).flatMap((row) => readParcel({ row, etag: '' }).effects);
    for (const { kind, tries } of left)
      problems.push(`${kind} is still in the outbox after ${tries} tries`);
    for (const tag of tags) {
      const shown = watch.showing(tag).length;
      if (shown !== 1) problems.push(`${tag} is shown ${shown} times in its chat`);
    }
    for (const [chat, times] of asked) {
      const shown = connector.shown(chat).length;
      if (blocked.has(chat)) continue;
      if (shown < times) problems.push(`${chat} was asked ${shown} times, not ${times}`);
      if (shown > times) twice += shown - times;
      if (shown > times * 2) problems.push(`${chat} was asked ${shown} times for ${times} kudos`);
    }
    for (const [chat, times] of refused)
      if (times > 1) problems.push(`${chat} blocked us and was written to ${times - 1} times more`);
    if (refused.size !== blockedPeople)
      problems.push('Not everybody who blocked us was written to');
  } finally {
    await instance.stop();
    await proxy.close();
    await connector.close();
    await tables.close();
  }
  const { '429 before': throttled = 0, '502 after': failed = 0 } = proxy.injected;
  return {
    fault: 'F7',
    store: 'any',
    goal: '0 dropped; at most one visible duplicate in a personal chat, none in channels; blocked people are left alone',
    result: `${sends} sends, ${throttled} throttled, ${failed} failed after they were accepted, ${twice} shown twice in personal chats`,
    pass: problems.length === 0,
    problems,
    figures: { sends, throttled, failed, twice, problems: problems.length },
  };
}
