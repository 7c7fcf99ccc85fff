import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepCardKey } from '../../bot/local/card-key';
import { checkFolder, checkPort } from '../../bot/local/checks';
import { localEnvironment } from '../../bot/local/local-environment';
import { readOptions, StartError } from '../../bot/local/start-options';
import { readSettings } from '../../bot/settings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'local-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the words after npm start --', () => {
  test('may be none', () => {
    expect(readOptions([], {})).toEqual({ port: 3978, chatPort: 56150, demo: false });
  });

  test('choose ports and the demo; a word counts more than PORT', () => {
    expect(readOptions(['--demo', '--chat-port', '4001'], { PORT: '4000' })).toEqual({
      port: 4000,
      chatPort: 4001,
      demo: true,
    });
    expect(readOptions(['--port=5000'], { PORT: '4000' })?.port).toBe(5000);
  });

  test('may ask for help', () => {
    expect(readOptions(['--help'], {})).toBeUndefined();
  });

  test.each([
    [['--port', '99999'], /^--port \(or PORT\) must be a port number from 1 to 65535, not "99999"/],
    [['--chat-port', 'abc'], /^--chat-port must be a port number/],
    [['--port', '56150'], /must differ/],
    [['--prot', '4000'], /Unknown option '--prot'[\s\S]*npm start -- --demo/],
    [['demo'], /npm start -- --demo/],
  ])('%j are refused with a sentence', (words, sentence) => {
    expect(() => readOptions(words, {})).toThrow(StartError);
    expect(() => readOptions(words, {})).toThrow(sentence);
  });
});

describe('before anything starts', () => {
  test.each(['127.0.0.1', '::'])('a port in use on %s is told, with what to do', async (host) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve));
    const { port } = server.address() as AddressInfo;
    await expect(checkPort(port, 'the server', '--port')).rejects.toThrow(
      `Port ${port}, where the server would listen, is in use. Stop what uses it (another npm ` +
        `start?), or choose another: npm start -- --port ${port + 1}`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(checkPort(port, 'the server', '--port')).resolves.toBeUndefined();
  });

  test('a folder that cannot be written to is told, with what to do', () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => checkFolder(path.join(file, 'data'))).toThrow(StartError);
    expect(() => checkFolder(path.join(file, 'data'))).toThrow(/cannot be written to.*SQLITE_FILE/);
  });

  test('a missing folder is made, and nothing is left in it', () => {
    checkFolder(path.join(folder, 'new/data'));
    expect(readdirSync(path.join(folder, 'new/data'))).toEqual([]);
  });

  test('settings of a real tenant in the shell are not for a local run', () => {
    const shell = {
      BOT_ID: 'bot',
      TENANTS: 'x',
      HOST: '0.0.0.0',
      PATH: '/bin',
      SQLITE_FILE: 'a.db',
    };
    const environment = localEnvironment(4000, shell);
    expect(environment).toEqual({
      LOCAL: 'true',
      PORT: '4000',
      LOG_LEVEL: 'warn',
      PATH: '/bin',
      SQLITE_FILE: 'a.db',
    });
    expect(readSettings(environment)).toMatchObject({ local: true, port: 4000, bot: undefined });
  });
});

describe('the key of the cards', () => {
  test('is made once and kept beside the store', () => {
    const store = { kind: 'sqlite', file: path.join(folder, 'x.db') } as const;
    const key = keepCardKey(store);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(keepCardKey(store)).toBe(key);
  });

  test('lives as long as the process where the store is not a file', () => {
    const store = { kind: 'sqlite', file: ':memory:' } as const;
    expect(keepCardKey(store)).not.toBe(keepCardKey(store));
  });
});
