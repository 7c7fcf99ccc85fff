import { randomUUID } from 'node:crypto';
import { expire } from '../../bot/admin/retention';
import { spacePartition } from '../../bot/spaces/partition';
import { openSqlite } from '../../bot/tables/sqlite';
import { countedAgain } from '../support/both-stores';
import { runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const [mia, jonas] = ['Mia Brandt', 'Jonas Weber'].map(someone) as [Someone, Someone];
const place = groupChat('19:old-link@thread.v2', 'Water lab');
const weekMs = 7 * 86_400_000;

test('a link that somebody found useful of late stays, and what that counted can be recounted', async () => {
  const app = await runProduct(openSqlite(':memory:'));
  const { tables } = app.product.world;
  app.connector.install(place.conversation, 'Water lab', [mia, jonas]);
  await app.chat.install(mia, place);
  const share = async (name: string) => {
    const { body } = await app.tell(mia, '/links/share', {
      ...{ space: place.conversation, url: `https://pumps.example/${name}`, title: '' },
      ...{ tags: 'pumps', why: 'It shows how the pump is taken apart, for whoever starts here.' },
    });
    await app.settled();
    return body as { link: { id: string } };
  };
  const used = await share('used');
  await share('unused');
  app.clock.now += 30 * weekMs;
  await app.tell(jonas, '/links/useful', { space: place.conversation, id: used.link.id });
  await app.settled();
  const bench = { tables, clock: () => app.clock.now, id: () => randomUUID() };
  const gone = await expire(bench, app.clock.now - 8 * weekMs, false);
  expect(gone.link).toBe(1);
  expect(
    await tables.get(spacePartition(place.tenant, place.conversation), `l|${used.link.id}`),
  ).toBeDefined();
  const counted = await countedAgain(tables, place.tenant);
  expect(counted.flatMap(({ differences }) => differences)).toEqual([]);
  await app.close();
});
