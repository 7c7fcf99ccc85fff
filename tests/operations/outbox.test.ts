import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { commit } from '../../bot/operations/commit';
import { operationId } from '../../bot/operations/identity';
import { outboxRange, readParcel } from '../../bot/operations/outbox';
import { afterFailure, maximumTries } from '../../bot/operations/retry';
import { makeOutbox, type Outbox } from '../../bot/operations/worker';
import { type Tables, TablesError } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { SendError } from '../../bot/teams/port';

const partition = 't|s|1';
let now = 1_000;
let tables: Tables;
let outbox: Outbox;
const fresh = () =>
  makeOutbox({ tables, log: pino({ level: 'silent' }), owner: 'one', clock: () => now });

async function act(name: string): Promise<void> {
  const id = operationId(1_000, name);
  const effects = [{ kind: 'send', data: name }];
  await commit(tables, { partition, id, writes: [], effects, result: null }, now);
  now += 1;
}
const waiting = async () =>
  (await tables.list(partition, { ...outboxRange, limit: 100 })).rows.flatMap(
    (stored) => readParcel(stored).effects,
  );

/** Works the outbox now and, twice, after any pause. */
async function outboxDoneLater(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    outbox.kick(partition);
    await outbox.idle();
    now += 600_000;
  }
}

beforeEach(() => {
  now = 1_000;
  tables = openSqlite(':memory:');
  outbox = fresh();
});
afterEach(async () => {
  await outbox.stop();
  await tables.close();
});

test('effects are done in order, once, and leave nothing behind', async () => {
  const done: unknown[] = [];
  outbox.handle('send', async (data) => {
    done.push(data);
  });
  for (const name of ['a', 'b', 'c']) await act(name);
  outbox.kick(partition);
  outbox.kick(partition);
  await outbox.idle();
  expect(done).toEqual(['a', 'b', 'c']);
  expect(await waiting()).toEqual([]);
});

test('a look costs one question where nothing waits, and sees to what does: now, or when it is due', async () => {
  const done: unknown[] = [];
  const asked: string[] = [];
  const told =
    <Words extends unknown[], T>(name: string, ask: (...words: Words) => T) =>
    (...words: Words): T => {
      asked.push(name);
      return ask(...words);
    };
  const store = tables;
  tables = { ...store, list: told('list', store.list), insert: told('insert', store.insert) };
  outbox = fresh();
  outbox.handle('send', async (data) => {
    done.push(data);
  });
  await outbox.look(partition);
  await outbox.idle();
  expect(asked).toEqual(['list']);
  await act('now');
  const later = { kind: 'send', data: 'later', due: now + 50 };
  const id = operationId(1_000, 'later');
  await commit(tables, { partition, id, writes: [], effects: [later], result: null }, now);
  await outbox.look(partition);
  await outbox.idle();
  expect(done).toEqual(['now']);
  // Another process, which looks while it is too early.
  outbox = fresh();
  outbox.handle('send', async (data) => {
    done.push(data);
  });
  await outbox.look(partition);
  expect(done).toEqual(['now']);
  now += 60;
  await pause(100);
  await outbox.idle();
  expect(done).toEqual(['now', 'later']);
});

test('a look at a store in trouble leaves the partition to who tries again', async () => {
  const done: unknown[] = [];
  const store = tables;
  let failing = true;
  const list: Tables['list'] = async (...words) => {
    if (failing) throw new TablesError('Unavailable', 'gone');
    return store.list(...words);
  };
  tables = { ...store, list };
  outbox = fresh();
  outbox.handle('send', async (data) => {
    done.push(data);
  });
  await act('a');
  await outbox.look(partition);
  await outbox.idle();
  failing = false;
  await outboxDoneLater();
  expect(done).toEqual(['a']);
});

test('an effect that fails waits, and does not hold up the others', async () => {
  const done: unknown[] = [];
  let failures = 1;
  outbox.handle('send', async (data) => {
    if (data === 'a' && failures-- > 0) throw new SendError('throttled', '429', 60_000);
    done.push(data);
  });
  await act('a');
  await act('b');
  outbox.kick(partition);
  await outbox.idle();
  expect(done).toEqual(['b']);
  now += 30_000;
  outbox.kick(partition);
  await outbox.idle();
  expect(done).toEqual(['b']);
  now += 60_000;
  outbox.kick(partition);
  await outbox.idle();
  expect(done).toEqual(['b', 'a']);
  expect(await waiting()).toEqual([]);
});

test('what a stopped process left, the next one does', async () => {
  await act('a');
  await outbox.stop();
  const done: unknown[] = [];
  outbox = fresh();
  outbox.handle('send', async (data) => {
    done.push(data);
  });
  outbox.kick(partition);
  await outbox.idle();
  expect(done).toEqual(['a']);
});

test('an effect that had begun when its process died is told so', async () => {
  const seen: boolean[] = [];
  outbox.handle('send', async (_data, attempt) => {
    seen.push(attempt.begun);
    if (attempt.begun) return;
    await attempt.begin();
    throw new SendError('ambiguous', 'reset');
  });
  await act('a');
  outbox.kick(partition);
  await outbox.idle();
  now += 600_000;
  outbox.kick(partition);
  await outbox.idle();
  expect(seen).toEqual([false, true]);
  expect(await waiting()).toEqual([]);
});

test('what was sent is not sent again because something after it failed', async () => {
  let sent = 0;
  outbox.handle('send', async (_data, attempt) => {
    if (attempt.begun) return;
    await attempt.begin();
    sent += 1;
    throw new TablesError('Unavailable', 'the id of the message was not kept');
  });
  await act('a');
  await outboxDoneLater();
  expect(sent).toBe(1);
  expect(await waiting()).toEqual([]);
});

test.each([
  ['does not begin', false],
  ['begins without hearing of it', true],
])('an effect that %s, since the store fails, is done once later', async (_name, done) => {
  const { replace } = tables;
  let failures = 1;
  tables = {
    ...tables,
    replace: async (row, etag) => {
      if (failures-- <= 0) return replace(row, etag);
      if (done) await replace(row, etag);
      throw new TablesError('Unavailable', 'no answer');
    },
  };
  outbox = fresh();
  let sent = 0;
  outbox.handle('send', async (_data, attempt) => {
    if (attempt.begun) return;
    await attempt.begin();
    sent += 1;
  });
  await act('a');
  await outboxDoneLater();
  expect(sent).toBe(1);
  expect(await waiting()).toEqual([]);
});

test('an effect that begins while the store goes silent is done once it speaks again', async () => {
  const { replace, get, batch } = tables;
  let silent = false;
  const heard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (silent) throw new TablesError('Unavailable', 'no answer');
    return work();
  };
  tables = {
    ...tables,
    get: (...words) => heard(() => get(...words)),
    batch: (...words) => heard(() => batch(...words)),
    replace: async (row, etag) => {
      const result = await heard(() => replace(row, etag));
      silent ||= String(row.effects).includes('"begun":true') && sent === 0;
      return heard(async () => result);
    },
  };
  outbox = fresh();
  let sent = 0;
  outbox.handle('send', async (_data, attempt) => {
    if (attempt.begun) return;
    await attempt.begin();
    sent += 1;
  });
  await act('a');
  outbox.kick(partition);
  await outbox.idle();
  expect(sent).toBe(0);
  silent = false;
  tables.replace = replace;
  await outboxDoneLater();
  expect(sent).toBe(1);
  expect(await waiting()).toEqual([]);
});

test('an effect that keeps failing is parked after ten tries, and stays for an operator', async () => {
  let tries = 0;
  outbox.handle('send', async () => {
    tries += 1;
    throw new Error('no');
  });
  await act('a');
  for (let round = 0; round < 15; round += 1) {
    outbox.kick(partition);
    await outbox.idle();
    now += 3_600_000;
  }
  expect(tries).toBe(maximumTries);
  expect(await waiting()).toMatchObject([{ tries: maximumTries }]);
});

test('effects that are done together: one that cannot be done is parked, the others are done', async () => {
  const done: unknown[] = [];
  outbox.handleTogether('send', async (at, group) => {
    if (group.includes('bad')) throw new Error('cannot be done');
    done.push(...group);
    return group.map((data) => ({ insert: { partition: at, key: `done|${data}` } }));
  });
  for (const name of ['a', 'bad', 'b']) await act(name);
  for (let round = 0; round < 15; round += 1) {
    outbox.kick(partition);
    await outbox.idle();
    now += 3_600_000;
  }
  expect(done.toSorted()).toEqual(['a', 'b']);
  expect(await waiting()).toMatchObject([{ data: 'bad', tries: maximumTries }]);
  const { rows } = await tables.list(partition, { from: 'done|', to: 'done}', limit: 10 });
  expect(rows.map(({ row }) => row.key)).toEqual(['done|a', 'done|b']);
});

test('of several effects of one act each fails, waits and is done by itself', async () => {
  const done: string[] = [];
  let failures = 2;
  outbox.handle('send', async (data) => {
    if (failures-- > 0) throw new Error('not yet');
    done.push(`sent ${data}`);
  });
  outbox.handleUnordered('keep', async (data) => void done.push(`kept ${data}`));
  outbox.handleTogether('count', async (_at, all) => {
    done.push(`counted ${all.join(' ')}`);
    return [];
  });
  const kinds = ['count', 'send', 'keep'];
  for (const name of ['a', 'b']) {
    const id = operationId(1_000, name);
    const effects = kinds.map((kind) => ({ kind, data: name }));
    const later = { kind: 'keep', data: `${name} later`, due: now + 60_000 };
    const operation = { partition, id, writes: [], effects: [...effects, later], result: null };
    await commit(tables, operation, now);
  }
  outbox.kick(partition);
  await outbox.idle();
  expect(done).toEqual(['kept a', 'kept b', 'counted a b']);
  expect((await waiting()).map(({ kind }) => kind).toSorted()).toEqual([
    'keep',
    'keep',
    'send',
    'send',
  ]);
  await outboxDoneLater();
  expect(done.slice(3).toSorted()).toEqual(['kept a later', 'kept b later', 'sent a', 'sent b']);
  expect(await waiting()).toEqual([]);
});

test.each([
  ['blocked', 0, { next: 'done' }],
  ['gone', 0, { next: 'done' }],
  ['throttled', 50, { next: 'later', begun: false }],
  ['ambiguous', 0, { next: 'later', begun: true }],
  ['refused', 0, { next: 'later', begun: false }],
  ['refused', maximumTries - 1, { next: 'park' }],
] as const)('after %s, try %i', (code, tries, expected) => {
  expect(afterFailure(new SendError(code, ''), tries, 0, 0.5)).toMatchObject(expected);
});

test('pauses grow, stay under five minutes, and are at least what the service asks for', () => {
  const pauses = [0, 1, 2, 3, 20].map((tries) => {
    const outcome = afterFailure(new SendError('throttled', ''), tries, 0, 0);
    return outcome.next === 'later' ? outcome.due : -1;
  });
  expect(pauses).toEqual([...pauses].toSorted((a, b) => a - b));
  expect(pauses[4]).toBeLessThanOrEqual(300_000);
  expect(afterFailure(new SendError('throttled', '', 900_000), 0, 0, 0)).toMatchObject({
    due: 900_000,
  });
});

test('effects whose order does not matter end with the process too, and the next one does the others', async () => {
  const done: unknown[] = [];
  let stopping: Promise<void> | undefined;
  outbox.handleUnordered('send', async (data) => {
    done.push(data);
    stopping ??= outbox.stop();
  });
  const effects = Array.from({ length: 40 }, (_, n) => ({ kind: 'send', data: n }));
  const id = operationId(1_000, 'many');
  await commit(tables, { partition, id, writes: [], effects, result: null }, now);
  outbox.kick(partition);
  await outbox.idle();
  await stopping;
  expect(done.length).toBeLessThan(40);
  expect(await waiting()).toHaveLength(40 - done.length);
});
