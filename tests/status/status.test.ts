import { operationId } from '../../bot/operations/identity';
import { outboxRows, parcelRow, readParcel } from '../../bot/operations/outbox';
import { maximumTries } from '../../bot/operations/retry';
import { spacePartition } from '../../bot/spaces/partition';
import { RetryAnswer, StatusAnswer } from '../../bot/status/contract';
import { sumUp } from '../../bot/status/domain';
import { joinKey, prefixRange } from '../../bot/tables/keys';
import type { Tables } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { type Running, runProduct } from '../support/product';
import { groupChat, someone, tenant } from '../support/turns';

const admin = { ...someone('Ada Admin'), name: 'Ada Admin' };
const mia = { ...someone('Mia Brandt'), name: 'Mia Brandt' };
const place = groupChat('19:pumps@thread.v2', 'Pumps');
const partition = spacePartition(tenant, place.conversation);
const minute = 60_000;

let tables: Tables;
let app: Running;
const done: unknown[] = [];
beforeEach(async () => {
  done.length = 0;
  tables = openSqlite(':memory:');
  app = await runProduct(tables, { admins: [admin.id] });
  app.product.world.outbox.handle('test.send', async (data) => void done.push(data));
  app.connector.install(place.conversation, 'Pumps', [admin, mia]);
  await app.chat.install(mia, place);
  await app.settled();
});
afterEach(() => app.close());

/** Puts an effect where it waits, as it is after `tries`. */
async function waits(kind: string, name: string, tries: number, at: number, where = partition) {
  const id = operationId(at, name);
  const [row] = outboxRows(where, id, [{ kind, data: name }], at);
  if (!row) throw new Error('no row');
  const parcel = readParcel({ row, etag: '' });
  const due = tries >= maximumTries ? Number.MAX_SAFE_INTEGER : at;
  await tables.put(
    parcelRow(
      parcel,
      parcel.effects.map((each) => ({ ...each, tries, due })),
    ),
  );
}
const status = async () => StatusAnswer.parse((await app.ask(admin, '/status')).body);
const audits = async () => {
  const { rows } = await tables.list(joinKey(tenant), { ...prefixRange('z|'), limit: 10 });
  return rows.map(({ row }) => row);
};

test('what is not stuck, and an index that has not caught up', async () => {
  const answer = await status();
  expect(answer).toMatchObject({
    ...{ version: '0.1.0', store: 'sqlite', throttled: 0, now: app.clock.now },
    outbox: { count: 0, late: 0, parked: [] },
  });
  expect(answer.indexed).toBeUndefined();
  await app.product.world.search.catchUp();
  app.clock.now += 5 * minute;
  const later = await status();
  expect(later.now - (later.indexed ?? 0)).toBe(5 * minute);
  expect(later.memory.heap).toBeGreaterThan(0);
});

test('what is parked is tried again when an admin says so, once, and that is written down', async () => {
  const { now } = app.clock;
  await waits('test.send', 'first', maximumTries, now - 20 * minute);
  await waits('test.send', 'of the organisation', maximumTries, now - 5 * minute, joinKey(tenant));
  await waits('test.other', 'left alone', maximumTries, now - minute);
  await waits('test.send', 'later', 0, now + 30 * minute);
  expect((await status()).outbox).toEqual({
    ...{ count: 1, late: 0 },
    parked: [
      { kind: 'test.send', count: 2, since: now - 20 * minute },
      { kind: 'test.other', count: 1, since: now - minute },
    ],
  });
  const act = { nonce: 'a nonce of sixteen' };
  for (let n = 0; n < 2; n += 1) {
    const { body } = await app.tell(admin, '/status/retry', { kind: 'test.send' }, act);
    expect(RetryAnswer.parse(body)).toEqual({ count: 2 });
    await app.settled();
  }
  expect(done.toSorted()).toEqual(['first', 'of the organisation']);
  expect((await status()).outbox.parked).toEqual([
    { kind: 'test.other', count: 1, since: now - minute },
  ]);
  expect(await audits()).toEqual([
    expect.objectContaining({ act: 'status.retry', actor: admin.id, effects: 'test.send' }),
  ]);
});

test('it is for admins: others see nothing and change nothing', async () => {
  await waits('test.send', 'first', maximumTries, app.clock.now);
  for (const answer of [
    await app.ask(mia, '/status'),
    await app.tell(mia, '/status/retry', { kind: 'test.send' }),
  ]) {
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).not.toContain('test.send');
  }
  await app.settled();
  expect(done).toEqual([]);
  expect(await audits()).toEqual([]);
});

test('what is due and what waits are told apart, each with its oldest', () => {
  const effect = { kind: 'a', at: 5, due: 5, parked: false };
  const effects = [effect, { ...effect, at: 3, due: 9 }, { ...effect, at: 20, due: 20 }];
  expect(sumUp(effects, 10)).toEqual({ count: 3, late: 2, since: 3, parked: [] });
  expect(sumUp([], 10)).toEqual({ count: 0, late: 0, parked: [] });
});
