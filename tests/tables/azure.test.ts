import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { AzureNamedKeyCredential, generateAccountSas } from '@azure/data-tables';
import { openAzure } from '../../bot/tables/azure';
import { batchBytesOf } from '../../bot/tables/limits';
import { openTables } from '../../bot/tables/open';
import type { Row, Tables } from '../../bot/tables/port';
import { type Azurite, startAzurite } from '../support/azurite';
import { countingPolicy } from '../support/counting';

type Answer = (response: ServerResponse, request?: IncomingMessage) => void;

const row: Row = { partition: 'p', key: 'k', n: 1 };
const all = { from: '', to: '~~', limit: 1_000 };
const unavailable = { name: 'TablesError', code: 'Unavailable' };

/** Every way to use the store, so that each fault meets each of them. */
const calls: [string, (tables: Tables) => Promise<unknown>][] = [
  ['get', (tables) => tables.get('p', 'k')],
  ['insert', (tables) => tables.insert(row)],
  ['put', (tables) => tables.put(row)],
  ['replace', (tables) => tables.replace(row, 'etag')],
  ['remove', (tables) => tables.remove('p', 'k', 'etag')],
  ['batch', (tables) => tables.batch('p', [{ insert: row }, { touch: 'other' }])],
  ['list', (tables) => tables.list('p', all)],
  ['scan', async (tables) => (await tables.scan()[Symbol.asyncIterator]().next()).value],
  ['ping', (tables) => tables.ping()],
];

describe('a store in trouble', () => {
  let server: Server;
  let port = 0;
  let tables: Tables;
  let requests = 0;
  /** What the server does with a request, by the number of requests before it; the last goes on. */
  let answers: Answer[] = [];
  const trouble = (...next: Answer[]) => {
    requests = 0;
    answers = next;
  };

  const status =
    (code: number, headers: Record<string, string> = {}): Answer =>
    (response) =>
      response.writeHead(code, headers).end();
  const json =
    (code: number, body: unknown, headers: Record<string, string> = {}): Answer =>
    (response) =>
      response
        .writeHead(code, { 'Content-Type': 'application/json', ...headers })
        .end(JSON.stringify(body));
  const error = (code: number, name: string) =>
    json(code, { 'odata.error': { code: name, message: { lang: 'en-US', value: name } } });
  const batchAnswer =
    (...parts: string[]): Answer =>
    (response) =>
      response
        .writeHead(202, { 'Content-Type': 'multipart/mixed; boundary=batchresponse_1' })
        .end(['--batchresponse_1', '', ...parts, '--batchresponse_1--', ''].join('\r\n'));
  const silence: Answer = () => {};
  const begin: Answer = (response) =>
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '999' })
      .write('{"value":[');
  const breakOff: Answer = (response) => {
    begin(response);
    setTimeout(() => response.destroy(), 20);
  };

  const at = (account: string | number) =>
    `DefaultEndpointsProtocol=http;AccountName=test;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:${port}/${account};`;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      answers[Math.min(requests++, answers.length - 1)]?.(response, request);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as { port: number });
    trouble(status(204));
    tables = await openAzure({ connection: at('test'), table: 'Trouble' });
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const meets = async (store: Tables) => {
    const results = await Promise.allSettled(calls.map(([, call]) => call(store)));
    for (const result of results)
      expect(result).toEqual({ status: 'rejected', reason: expect.objectContaining(unavailable) });
  };

  const troubles: [string, number, Answer][] = [
    ['answers 503', 3, status(503)],
    ['answers 500', 3, status(500)],
    ['hangs up', 3, (response) => response.destroy()],
    ['hangs up in the midst', 1, breakOff],
    ['answers 429', 1, status(429)],
    ['refuses the key', 1, error(403, 'AuthenticationFailed')],
    ['has lost the table', 1, error(404, 'TableNotFound')],
  ];
  test.each(troubles)('that %s is unavailable after %i tries a call', async (_, tries, answer) => {
    trouble(answer);
    await meets(tables);
    expect(requests).toBe(tries * calls.length);
  });

  test('that does not answer is unavailable after the deadline', async () => {
    const slow = [silence, begin, status(503, { 'Retry-After': '60' })];
    trouble(status(204));
    const stores = await Promise.all(
      slow.map((_, n) => openAzure({ connection: at(n), table: 'Trouble' })),
    );
    trouble((response, request) => slow[Number(request?.url?.split('/')[1])]?.(response));
    await Promise.all(stores.map(meets));
    expect(requests).toBe(slow.length * calls.length);
  });

  test('that recovers at the third try is not noticed', async () => {
    trouble(status(503), (response) => response.destroy(), status(204, { ETag: 'W/"1"' }));
    await tables.insert(row);
    expect(requests).toBe(3);
  });

  test('that fails inside a batch is tried again', async () => {
    const busy = batchAnswer('HTTP/1.1 503 Busy', '', '{"odata.error":{"code":"ServerBusy"}}');
    const done = batchAnswer('HTTP/1.1 204 No Content', '', 'HTTP/1.1 204 No Content', '');
    const writes = [{ insert: row }, { touch: 'other' }];
    trouble(busy, busy, done);
    await tables.batch('p', writes);
    expect(requests).toBe(3);
    trouble(busy);
    await expect(tables.batch('p', writes)).rejects.toMatchObject(unavailable);
    expect(requests).toBe(3);
  });

  test.each<[string, Answer]>([
    ['cut short', batchAnswer('HTTP/1.1 204 No Content', '')],
    ['empty', batchAnswer()],
    ['no answer to a batch', status(200)],
  ])('whose answer to a batch is %s is not believed', async (_, answer) => {
    trouble(answer);
    const batch = tables.batch('p', [{ insert: row }, { touch: 'other' }]);
    await expect(batch).rejects.toMatchObject(unavailable);
  });

  test('that says what it does not take is not asked again', async () => {
    trouble(error(400, 'InvalidInput'));
    await expect(tables.insert(row)).rejects.toMatchObject({ code: 'Invalid' });
    expect(requests).toBe(1);
  });

  test('whose first try was done but not answered finds its own row', async () => {
    trouble((response) => response.destroy(), error(409, 'EntityAlreadyExists'));
    await expect(tables.insert(row)).rejects.toMatchObject({ code: 'AlreadyExists' });
  });

  describe('in a list that stops early', () => {
    const entity = { 'odata.etag': 'e', RowKey: 'a', n: 1, none: null };
    const more = {
      'x-ms-continuation-NextPartitionKey': '1!4!cA--',
      'x-ms-continuation-NextRowKey': '1!4!YQ--',
    };

    test('gives what it has in one request, and where to go on', async () => {
      trouble(json(200, { value: [entity] }, more));
      const columns = ['n', 'none'];
      expect(await tables.list('p', { ...all, columns })).toEqual({
        rows: [{ row: { partition: 'p', key: 'a', n: 1 }, etag: 'e' }],
        after: 'a',
      });
      expect(requests).toBe(1);
    });

    test('goes on by itself where it has nothing yet', async () => {
      trouble(json(200, { value: [] }, more), json(200, { value: [entity] }));
      const page = await tables.list('p', all);
      expect(page.rows.map((stored) => stored.row.key)).toEqual(['a']);
      expect(page.after).toBeUndefined();
      expect(requests).toBe(2);
    });
  });

  test('cannot be opened', async () => {
    trouble(status(503));
    await expect(openAzure({ connection: at('test'), table: 'Trouble' })).rejects.toMatchObject(
      unavailable,
    );
    for (const connection of [
      'nonsense',
      'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/x;',
      'DefaultEndpointsProtocol=http;AccountName=x;AccountKey=a2V5;TableEndpoint=http://192.0.2.1/x;',
    ])
      await expect(openAzure({ connection, table: 'Trouble' })).rejects.toMatchObject(unavailable);
    // A token is not sent without TLS.
    const url = `http://127.0.0.1:${port}`;
    await expect(openAzure({ url, table: 'Trouble' })).rejects.toMatchObject(unavailable);
  });
});

describe('on the emulator', () => {
  let azurite: Azurite;
  let tables: Tables;
  const counting = countingPolicy();
  const { counts, reset } = counting;
  const bodies: string[] = [];
  const recording: PipelinePolicy = {
    name: 'recording',
    async sendRequest(request, next) {
      bodies.push(String(request.body));
      return next(request);
    },
  };

  beforeAll(async () => {
    azurite = await startAzurite();
    tables = await openAzure({
      connection: azurite.connection,
      table: 'Counted',
      policies: [counting.policy, recording],
    });
  });
  afterAll(() => azurite.stop());
  beforeEach(reset);

  test('the settings open a table that is there already', async () => {
    await tables.insert({ ...row, key: 'there' });
    const again = await openTables({
      kind: 'azure',
      connection: azurite.connection,
      url: undefined,
      identity: undefined,
      table: 'Counted',
    });
    expect((await again.get('p', 'there'))?.row).toEqual({ ...row, key: 'there' });
  });

  test('a shared access signature is enough', async () => {
    const part = (name: string) =>
      new RegExp(`${name}=([^;]+)`).exec(azurite.connection)?.[1] ?? '';
    const signature = generateAccountSas(
      new AzureNamedKeyCredential(part('AccountName'), part('AccountKey')),
      {
        permissions: {
          add: true,
          delete: true,
          list: true,
          query: true,
          update: true,
          write: true,
        },
      },
    );
    const connection = `TableEndpoint=${part('TableEndpoint')}/;SharedAccessSignature=${signature};`;
    const signed = await openAzure({ connection, table: 'Counted' });
    await signed.batch('signed', [{ put: { ...row, partition: 'signed' } }]);
    expect((await signed.get('signed', 'k'))?.row).toEqual({ ...row, partition: 'signed' });
    await expect(signed.batch('signed', [{ touch: 'no' }])).rejects.toMatchObject({ index: 0 });
  });

  test('each call is one transaction, and a write is not echoed', async () => {
    const one = async (call: Promise<unknown>) => {
      await call;
      const seen = { ...counts };
      reset();
      expect(seen.transactions).toBe(1);
      return seen.responseBytes;
    };
    expect(await one(tables.insert({ ...row, partition: 'one' }))).toBe(0);
    expect(await one(tables.put({ ...row, partition: 'one' }))).toBe(0);
    expect(await one(tables.get('one', 'k'))).toBeGreaterThan(0);
    const etag = (await tables.get('one', 'k'))?.etag ?? '';
    reset();
    const batch = [{ replace: { ...row, partition: 'one' }, etag }, { insert: big }];
    expect(await one(tables.batch('one', batch))).toBeLessThan(1_500);
    expect(await one(tables.ping())).toBeLessThan(300);
  });
  const big = { partition: 'one', key: 'big', text: 'x'.repeat(20_000) };

  test('a page of 1,000 rows is one transaction, and only the asked columns come', async () => {
    for (let n = 0; n < 1_100; n += 100)
      await tables.batch(
        'many',
        Array.from({ length: 100 }, (_, i) => ({
          put: { partition: 'many', key: `k${n + i}`, n: i, text: 'x'.repeat(200) },
        })),
      );
    reset();
    expect((await tables.list('many', all)).rows).toHaveLength(1_000);
    expect(counts.transactions).toBe(1);
    const whole = counts.responseBytes;
    reset();
    await tables.list('many', { ...all, columns: ['n'] });
    expect(counts.transactions).toBe(1);
    expect(whole - counts.responseBytes).toBeGreaterThan(1_000 * 200);
  });

  test('a number beyond 32 bits says that it is a double', async () => {
    const at = 1_732_400_000_000;
    bodies.length = 0;
    await tables.insert({ partition: 'p', key: 'double', at, small: 7 });
    await tables.batch('p', [{ put: { partition: 'p', key: 'double', at, small: 7 } }]);
    for (const body of bodies) {
      expect(body).toMatch(/"at@odata.type":"Edm.Double"/);
      expect(body).not.toMatch(/small@/);
    }
    expect(bodies).toHaveLength(2);
  });

  test('the size that is checked is never below the size that is sent', async () => {
    const partition = ':'.repeat(512);
    const writes = Array.from({ length: 100 }, (_, n) => ({
      insert: {
        partition,
        key: `${n}${'@'.repeat(500)}`,
        a: n + 0.5,
        b: 1e12,
        text: '"\\\n\u2028',
      },
    }));
    await tables.batch(partition, writes);
    expect(counts.requestBytes).toBeGreaterThan(100_000);
    expect(batchBytesOf(partition, writes)).toBeGreaterThanOrEqual(counts.requestBytes);
  });
});
