import { openSqlite } from '../../bot/tables/sqlite';
import { makeLog } from '../../bot/telemetry/log';
import { startTelemetry } from '../../bot/telemetry/start';
import { runProduct } from '../support/product';
import { groupChat, someone } from '../support/turns';
import { startCollector } from './collector';

/** Words that are only in what people are and say. */
const canary = {
  giver: 'Wilma Canarygiver',
  receiver: 'Otto Canaryreceiver',
  what: 'canarywhat',
  space: 'Canaryspace chat',
  question: 'canaryquestion',
};

/** Every value of a key, wherever it is. */
function valuesOf(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(value, key),
  ]);
}

test('a kudos is seen as a turn, its storage, effects and sendings, and nobody is in it', async () => {
  const collector = await startCollector();
  const telemetry = await startTelemetry({
    endpoint: collector.endpoint,
    ...{ headers: { 'x-key': 'secret' }, version: '9.9.9', instance: 'one' },
  });
  const shown: string[] = [];
  const log = makeLog('info', telemetry.log, { write: (line) => void shown.push(line) });
  const app = await runProduct(openSqlite(':memory:'), { log, observe: telemetry.observe });
  const [giver, receiver] = [canary.giver, canary.receiver].map((name) => ({
    ...someone(name),
    name,
  })) as [ReturnType<typeof someone>, ReturnType<typeof someone>];
  const place = groupChat('19:canaryplace@thread.v2', canary.space);
  app.connector.install(place.conversation, canary.space, [giver, receiver]);
  await app.chat.install(giver, place);
  await app.chat.say(giver, place, `{bot} kudos {0} for the ${canary.what} they kept`, [receiver]);
  await app.settled();
  await app.ask(giver, `/questions?text=${canary.question}`);
  log.error({ err: new Error(canary.what) }, 'a fault');
  log.error(new Error(canary.what));
  await app.close();
  await telemetry.stop();
  await collector.close();

  expect(shown.join('')).toContain('"msg":"a fault"');

  const traces = collector.came.get('/v1/traces');
  const names = valuesOf(traces, 'spans').flatMap((spans) =>
    (spans as { name: string }[]).map(({ name }) => name),
  );
  for (const name of [
    ...['turn message', 'turn installationUpdate', 'storage batch', 'request GET /questions'],
    ...['effect recognition.post', 'send post'],
  ])
    expect(names).toContain(name);
  const spans = valuesOf(traces, 'spans').flat() as { name: string; parentSpanId?: string }[];
  const children = spans.filter(({ parentSpanId }) => parentSpanId);
  expect(children.map(({ name }) => name)).toContain('storage batch');

  const metrics = valuesOf(collector.came.get('/v1/metrics'), 'metrics').flat();
  const measured = (metrics as { name: string }[]).map(({ name }) => name);
  expect([...new Set(measured)].toSorted()).toEqual(
    ['effect', 'request', 'send', 'storage', 'turn'].map(
      (kind) => `social_learning.${kind}.duration`,
    ),
  );

  const bodies = valuesOf(collector.came.get('/v1/logs'), 'body');
  expect(bodies).toContainEqual({ stringValue: 'a fault' });
  expect(bodies).toContainEqual({ stringValue: 'message' });

  expect(collector.headers['x-key']).toBe('secret');
  const all = JSON.stringify([...collector.came.values()]);
  expect(all).toContain('9.9.9');
  const people = [giver, receiver].flatMap(({ id, teamsId, name }) => [id, teamsId, name]);
  for (const word of [...people, ...Object.values(canary), 'canaryplace'])
    expect([word, all.toLowerCase().includes(word.toLowerCase())]).toEqual([word, false]);
});
