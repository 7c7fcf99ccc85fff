import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';

const upWithin = 20_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

/** Ends the emulator with the process that started it, however that ends: then its stdin closes. */
const withParent = 'data:text/javascript,process.stdin.on("end",()=>process.exit()).resume()';

/** Resolves when the emulator says it listens; rejects with its output where it ends or takes too long. */
async function listening(child: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Azurite ${why}. It said:\n${output}`));
    const timer = setTimeout(fail, upWithin, `was not up after ${upWithin} ms`);
    const read = (chunk: Buffer) => {
      output += chunk;
      if (!output.includes('successfully started')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function start(): Promise<{ child: ChildProcess; connection: string }> {
  const port = await freePort();
  const key = randomBytes(32).toString('base64');
  const child = spawn(
    process.execPath,
    [
      ...['--import', withParent],
      require.resolve('azurite/dist/src/table/main.js'),
      ...['--tablePort', String(port), '--silent', '--disableTelemetry', '--inMemoryPersistence'],
    ],
    { cwd: tmpdir(), env: { ...process.env, AZURITE_ACCOUNTS: `test:${key}` } },
  );
  try {
    await listening(child);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const endpoint = `http://127.0.0.1:${port}/test`;
  return {
    child,
    connection: `DefaultEndpointsProtocol=http;AccountName=test;AccountKey=${key};TableEndpoint=${endpoint};`,
  };
}

/** A running emulator of Azure Table Storage, in memory. Use one a test file, with a table a test. */
export interface Azurite {
  readonly connection: string;
  /** Ends the process, at once and without saving. */
  stop(): Promise<void>;
}

/** Starts the emulator on a free port of this machine. */
export async function startAzurite(): Promise<Azurite> {
  // Another process may take the port between its choice and its use.
  const { child, connection } = await start().catch(start);
  return {
    connection,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}
