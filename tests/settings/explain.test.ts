import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { explain } from '../../bot/explain';
import { openFile } from '../../bot/search/file';
import { SettingsError } from '../../bot/settings';
import { openTables } from '../../bot/tables/open';

/* What no reading of the settings finds out: what they lead to. Each is what the start would run into. */
const folder = mkdtempSync(path.join(tmpdir(), 'explain-'));
const taken: Server = createServer();
const notADatabase = path.join(folder, 'notes.txt');
beforeAll(async () => {
  writeFileSync(notADatabase, 'These are notes, and no rows of anybody. '.repeat(200));
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
});
afterAll(async () => {
  taken.close();
  await once(taken, 'close');
  rmSync(folder, { recursive: true });
});

const failure = (work: () => unknown) =>
  Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (error: unknown) => explain(error),
    );
const listen = (port: number, host: string) => {
  const server = createServer();
  return once(server.listen(port, host), 'listening').finally(() => server.close());
};
const closed = 'http://127.0.0.1:9/account';
const azure = { kind: 'azure', identity: undefined, table: 'SocialLearning' } as const;

test.each<[string, RegExp, () => unknown]>([
  [
    'a port that is taken',
    /^The port is in use: set PORT/,
    () => listen((taken.address() as AddressInfo).port, '127.0.0.1'),
  ],
  [
    'an address of another machine',
    /^HOST is no address of this machine: set it/,
    () => listen(0, '192.0.2.1'),
  ],
  ['a host nobody knows', /^HOST is not known here: set it/, () => listen(0, 'nowhere.invalid')],
  [
    'a store that is none',
    /cannot be opened at .*notes\.txt: .*set SQLITE_FILE/,
    () => openTables({ kind: 'sqlite', file: notADatabase }),
  ],
  [
    'a store below a file',
    /: check .*set SQLITE_FILE/,
    () => openTables({ kind: 'sqlite', file: path.join(notADatabase, 'x.db') }),
  ],
  [
    'an index that is none',
    /index cannot be opened at .*: .*set SEARCH_FILE/,
    () => openFile(notADatabase),
  ],
  [
    'a connection that is none',
    /not understood: check AZURE_TABLES_CONNECTION/,
    () => openTables({ ...azure, connection: 'Server=here', url: undefined }),
  ],
  [
    'a store that does not answer',
    /^The table store cannot be used: check AZURE_TABLES_URL/,
    () =>
      openTables({
        ...azure,
        connection: `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aaaa;TableEndpoint=${closed};`,
        url: undefined,
      }),
  ],
])('%s is said with its setting and what to do', async (_what, sentence, work) => {
  const said = await failure(work);
  expect(said).toMatch(sentence);
  expect(said).not.toContain('aaaa');
  expect(said).not.toContain('\n');
});

test('a sentence of ours is said as it is, and what nobody foresaw with all there is to it', () => {
  expect(explain(new SettingsError('PORT must be a number.'))).toBe('PORT must be a number.');
  expect(explain(new TypeError('a bug'))).toMatch(/TypeError: a bug\n {4}at /);
  const elsewhere = Object.assign(new Error('connect'), { code: 'EACCES', syscall: 'connect' });
  expect(explain(elsewhere)).not.toContain('PORT');
  expect(explain('nothing')).toBe('nothing');
});
