import { setTimeout as pause } from 'node:timers/promises';
import { TablesError } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { runProduct } from '../support/product';
import { statusOf } from '../support/status-of';

async function running() {
  const store = openSqlite(':memory:');
  const trouble = { is: false };
  const pings = { now: 0, most: 0, all: 0 };
  const ping = async () => {
    pings.all += 1;
    pings.now += 1;
    pings.most = Math.max(pings.most, pings.now);
    // Long enough for a crowd to come in.
    await pause(50);
    pings.now -= 1;
    if (trouble.is) throw new TablesError('Unavailable', 'gone');
    await store.ping();
  };
  const app = await runProduct({ ...store, ping });
  const asked = (path: string) => statusOf(`${app.url}${path}`);
  return { app, trouble, pings, ready: () => asked('/readyz'), live: () => asked('/livez') };
}

test('ready once the index has caught up, and while the store answers', async () => {
  const { app, trouble, ready, live } = await running();
  expect([await ready(), await live()]).toEqual([503, 200]);
  await app.product.resume();
  expect(await ready()).toBe(200);
  trouble.is = true;
  expect([await ready(), await live()]).toEqual([503, 200]);
  trouble.is = false;
  expect(await ready()).toBe(200);
  await app.close();
});

test('a crowd that asks at once costs the store one question at a time', async () => {
  const { app, pings, ready } = await running();
  await app.product.resume();
  const answers = await Promise.all(Array.from({ length: 50 }, ready));
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(pings.most).toBe(1);
  expect(pings.all).toBeLessThan(50);
  await app.close();
});

test('not ready at once when it is told to stop, while what still comes is answered', async () => {
  const { app, ready, live } = await running();
  await app.product.resume();
  app.product.leave();
  expect([await ready(), await live()]).toEqual([503, 200]);
  expect(await statusOf(`${app.url}/api/me`)).toBe(401);
  await app.close();
});
