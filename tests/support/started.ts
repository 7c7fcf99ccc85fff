import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** The product as `npm start` starts it. */
export interface Started {
  readonly process: ChildProcess;
  /** Addresses of the server and of the chat client. */
  readonly server: string;
  readonly chat: string;
  /** All it has printed so far. */
  printed(): string;
  /** Settles with the exit code when it has ended. */
  readonly ended: Promise<number | null>;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A free port below those the system hands out by itself, so that nobody takes it before it is used. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found');
}

/** Starts the product on free ports with its store in `folder`, and waits until it says what to open; throws what it printed where it does not. */
export async function startProduct(
  folder: string,
  words: readonly string[] = [],
): Promise<Started> {
  const [port, chatPort] = [await freePort(), await freePort()];
  const ports = ['--port', String(port), '--chat-port', String(chatPort)];
  const start = ['--import', 'tsx', 'bot/local/start.ts', ...ports, ...words];
  const child = spawn(process.execPath, start, {
    cwd: root,
    env: { ...process.env, SQLITE_FILE: path.join(folder, 'store.db'), LOG_LEVEL: 'warn' },
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<true>((resolve) => {
    const hear = (words: Buffer) => {
      printed += words.toString();
      if (printed.includes('Ctrl-C stops everything')) resolve(true);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  if ((await Promise.race([ready, ended])) !== true) throw new Error(printed);
  return {
    process: child,
    server: `http://127.0.0.1:${port}`,
    chat: `http://127.0.0.1:${chatPort}`,
    printed: () => printed,
    ended,
  };
}
