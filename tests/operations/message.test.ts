import { operationId } from '../../bot/operations/identity';
import { post } from '../../bot/posts/post';
import { spacePartition } from '../../bot/spaces/partition';
import { TablesError } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { someone, tenant } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';

test('what follows a message that was sent is done at the next try, and nothing is sent again', async () => {
  const mia = someone('Mia Brandt');
  const tables = openSqlite(':memory:');
  const { world, clock, member } = await makeWorld(tables, [mia]);
  const { search, sender, outbox } = world;
  const put = search.put;
  let posts = 0;
  let fails = false;
  Object.assign(sender, {
    post: async () => {
      posts += 1;
      fails = true;
      return 'message-1';
    },
  });
  Object.assign(search, {
    put: async (...given: Parameters<typeof put>) => {
      if (!fails) return put(...given);
      fails = false;
      throw new TablesError('Unavailable', 'The store did not answer.');
    },
  });
  await post(world, {
    ...{ by: await member(mia), id: operationId(clock.now, 'post'), locale: 'en' },
    wish: { working: 'Reading about pumps', learned: '', wanted: '', url: '', tags: '' },
    standing: { conversation: { ...testSpace, id: testSpace.conversation } },
  });
  for (let round = 0; round < 3; round += 1) {
    outbox.kick(spacePartition(tenant, testSpace.id));
    await outbox.idle();
    clock.now += 600_000;
  }
  expect(posts).toBe(1);
  const asked = { tenant, reader: mia.id, spaces: [testSpace.id], text: '', limit: 1 };
  const [found] = search.find({ ...asked, kinds: ['post'] });
  expect(JSON.parse(found?.view ?? '{}')).toHaveProperty('link');
  await outbox.stop();
  await tables.close();
});
