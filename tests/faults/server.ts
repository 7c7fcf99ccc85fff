import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Running, startProcess } from '../../bot/local/processes';

/** A real server process on a port of its own, which it keeps when it is killed and started again. */
export interface ServerProcess {
  /** Its /api/messages. */
  readonly endpoint: string;
  readonly url: string;
  /** Of the process that runs now. */
  readonly pid: number | undefined;
  /** The last things it logged as errors, over all its lives. */
  readonly errors: readonly string[];
  /** Starts it; settles when it answers. Rejects where it ends instead, or takes over 30 s. */
  start(): Promise<void>;
  /** SIGKILL; settles when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; gives how it ended and how long that took, in milliseconds. */
  stop(): Promise<{ readonly ended: string; readonly ms: number }>;
}

const upWithinMs = 30_000;
const errorsKept = 50;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Prepares a server process; it does not run yet. It inherits nothing from this process's environment but PATH; `flags` are Node's. */
export async function makeServer(
  script: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const errors: string[] = [];
  let life: Running | undefined;

  function listenTo(running: Running): void {
    for (const stream of [running.child.stdout, running.child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (/"level":[1-4]0/.test(line)) return;
        errors.push(line);
        if (errors.length > errorsKept) errors.shift();
      });
    }
  }

  async function answers(): Promise<boolean> {
    const answer = await fetch(`${url}/livez`).catch(() => undefined);
    await answer?.arrayBuffer();
    return answer?.status === 200;
  }

  return {
    endpoint: `${url}/api/messages`,
    url,
    get pid() {
      return life?.child.pid;
    },
    errors,
    start: async () => {
      const running = startProcess({
        name: 'A server',
        words: [...flags, script],
        folder: tmpdir(),
        environment: { PATH: process.env.PATH, ...environment, PORT: String(port) },
      });
      life = running;
      listenTo(running);
      let ended: string | undefined;
      running.ended.then((how) => {
        ended = how;
      });
      for (const begun = Date.now(); !(await answers()); await pause(25)) {
        if (ended) throw new Error(`A server ended with ${ended}: ${errors.at(-1) ?? ''}`);
        if (Date.now() - begun > upWithinMs) throw new Error('A server was not up in time');
      }
    },
    kill: async () => {
      life?.child.kill('SIGKILL');
      await life?.ended;
    },
    stop: async () => {
      const begun = Date.now();
      await life?.stop();
      return { ended: (await life?.ended) ?? 'never started', ms: Date.now() - begun };
    },
  };
}
