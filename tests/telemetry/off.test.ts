import { openSqlite } from '../../bot/tables/sqlite';
import { startTelemetry } from '../../bot/telemetry/start';
import { runProduct } from '../support/product';
import { groupChat, someone } from '../support/turns';

test('without a destination nothing of OpenTelemetry is loaded', async () => {
  const { observe, log, stop } = await startTelemetry();
  const app = await runProduct(openSqlite(':memory:'), { observe });
  const mia = someone('Mia Brandt');
  const place = groupChat();
  app.connector.install(place.conversation, 'Release chat', [mia]);
  await app.chat.say(mia, place, '{bot} help');
  await app.close();
  await stop();
  expect(log).toBeUndefined();
  const loaded = Object.keys(require.cache);
  expect(loaded.some((file) => file.includes('/bot/telemetry/observe'))).toBe(true);
  expect(loaded.filter((file) => /@opentelemetry|telemetry\/otlp/.test(file))).toEqual([]);
});
