import { savePreferences } from '../../bot/nudges/save';
import { findPreferences } from '../../bot/nudges/store';
import { operationId } from '../../bot/operations/identity';
import { parcelsOf } from '../../bot/operations/parked';
import { joinKey } from '../../bot/tables/keys';
import type { Tables } from '../../bot/tables/port';
import { bothStores } from '../support/both-stores';
import { someone, tenant } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';

const zoe = someone('Zoe Okafor');
const who = { tenant, person: zoe.id };
const hourMs = 3_600_000;

describe.each(bothStores)('preferences on %s', (_name, open) => {
  let tables: Tables;
  let made: Awaited<ReturnType<typeof makeWorld>>;
  beforeEach(async () => {
    tables = await open();
    made = await makeWorld(tables, [zoe]);
    await made.world.spaces.seen(testSpace, zoe.id);
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

  test('whose clocks nobody knows is asked on those of a space of theirs', async () => {
    await savePreferences(made.world, who, id('day'), (before) => ({ ...before, promptDay: 3 }));
    const prompts = async () => {
      const due: number[] = [];
      for await (const { effects } of parcelsOf(tables, joinKey(tenant)))
        due.push(...effects.filter(({ kind }) => kind === 'nudges.prompt').map((one) => one.due));
      return due;
    };
    // Nine o'clock in Berlin.
    const first = Date.UTC(2026, 2, 4, 8);
    expect(await prompts()).toEqual([first]);
    made.clock.now = first + 1;
    made.world.outbox.kick(joinKey(tenant));
    await made.world.outbox.idle();
    expect(await prompts()).toEqual([first + 7 * 24 * hourMs]);
  });
});
