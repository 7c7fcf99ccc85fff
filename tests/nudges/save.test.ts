import { savePreferences } from '../../bot/nudges/save';
import { findPreferences } from '../../bot/nudges/store';
import { operationId } from '../../bot/operations/identity';
import type { Tables } from '../../bot/tables/port';
import { bothStores } from '../support/both-stores';
import { someone, tenant } from '../support/turns';
import { makeWorld } from '../support/world';

const zoe = someone('Zoe Okafor');
const who = { tenant, person: zoe.id };

describe.each(bothStores)('preferences on %s', (_name, open) => {
  let tables: Tables;
  let made: Awaited<ReturnType<typeof makeWorld>>;
  beforeEach(async () => {
    tables = await open();
    made = await makeWorld(tables, [zoe]);
  });
  afterEach(async () => {
    await made.world.outbox.idle();
    await made.world.outbox.stop();
    await tables.close();
  });
  const id = (name: string) => operationId(made.clock.now, name);

  test('of two changes at the same moment both hold', async () => {
    await Promise.all([
      savePreferences(made.world, who, id('stop'), (before) => ({ ...before, off: true })),
      savePreferences(made.world, who, id('hours'), (before) => ({ ...before, from: 7 })),
    ]);
    expect(await findPreferences(tables, tenant, zoe.id)).toMatchObject({ off: true, from: 7 });
  });
});
