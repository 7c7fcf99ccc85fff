import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openAzure } from '../../bot/tables/azure';
import { estimate, examples, idleSpace, line } from '../../infra/costs';
import { startAzurite } from '../support/azurite';
import { countingPolicy } from '../support/counting';
import { runProduct } from '../support/product';
import { groupChat, someone } from '../support/turns';

const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');

test('README.md shows what the estimate gives', () => {
  for (const example of examples) expect(readme).toContain(line(example));
  expect(readme).toContain('November 2026');
});

test('more people, or more instances, cost more', () => {
  const [small, middle, large] = examples.map((example) => estimate(example).all) as [
    number,
    number,
    number,
  ];
  expect(small).toBeLessThan(middle);
  expect(middle).toBeLessThan(large);
  const one = { people: 1_000, instances: 1, size: 'B1' } as const;
  const { app, millions } = estimate(one);
  const two = estimate({ ...one, instances: 2 });
  expect(two.app).toBe(2 * app);
  expect(two.millions).toBeGreaterThan(millions);
});

test('looking at a space where nothing waits costs what the estimate says', async () => {
  const emulator = await startAzurite();
  const { policy, counts, reset } = countingPolicy();
  const connection = emulator.connection;
  const tables = await openAzure({ connection, table: 'Idle', policies: [policy] });
  const app = await runProduct(tables);
  try {
    const sweep = async () => {
      reset();
      await app.product.resume();
      await app.settled();
      return counts.transactions;
    };
    const chats = [1, 2, 3].map((n) => groupChat(`19:idle-${n}@thread.v2`, `Chat ${n}`));
    const [first, ...others] = chats;
    const mia = someone('Mia Brandt');
    const install = async (place: ReturnType<typeof groupChat>) => {
      app.connector.install(place.conversation, place.name ?? '', [mia]);
      await app.chat.install(mia, place);
      await app.settled();
    };
    // The first sweep of a week asks for the week's work.
    if (first) await install(first);
    await sweep();
    const one = await sweep();
    for (const other of others) await install(other);
    await sweep();
    const three = await sweep();
    expect((three - one) / 2).toBe(idleSpace);
  } finally {
    await app.close();
    await emulator.stop();
  }
});
