import { commit } from '../../bot/operations/commit';
import { operationId } from '../../bot/operations/identity';
import { outboxRange, parcelRow, readParcel } from '../../bot/operations/outbox';
import { maximumTries } from '../../bot/operations/retry';
import { recount } from '../../bot/recount';
import { spacePartition } from '../../bot/spaces/partition';
import { openSqlite } from '../../bot/tables/sqlite';
import { testSpace } from '../support/world';

test('all that waits is told, however much, and what is parked at its end', async () => {
  const tables = openSqlite(':memory:');
  const partition = spacePartition(testSpace.tenant, testSpace.id);
  for (let n = 0; n < 1_002; n += 1) {
    const act = { partition, id: operationId(1, `${n}`), writes: [], result: null };
    await commit(tables, { ...act, effects: [{ kind: 'links.show', data: n }] }, 1_000 + n);
  }
  const first = await tables.list(partition, { ...outboxRange, limit: 1_000 });
  const rest = await tables.list(partition, { ...outboxRange, limit: 10, after: first.after });
  const last = rest.rows.at(-1);
  if (!last) throw new Error('There is no last one');
  const parcel = readParcel(last);
  const parked = parcel.effects.map((effect) => ({ ...effect, tries: maximumTries }));
  await tables.put(parcelRow(parcel, parked));
  const { waiting, parked: told } = await recount(tables, testSpace, 1);
  expect({ waiting, told }).toEqual({ waiting: 1_001, told: ['links.show'] });
  await tables.close();
});
