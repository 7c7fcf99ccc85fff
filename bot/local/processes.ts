import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** A process that `npm start` runs. */
export interface Running {
  readonly name: string;
  readonly child: ChildProcess;
  /** Settles when it has ended, with how: `code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** Asks it to end, waits, and ends it by force when it has not in 12 s (the server takes up to 10). */
  stop(): Promise<void>;
}

interface Start {
  readonly name: string;
  /** The script and its arguments. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

const patienceMs = 12_000;
const preload = path.join(__dirname, 'child.cjs');

/** Starts a Node process that listens on loopback only and does not outlive this one; see `child.cjs`. */
export function startProcess({ name, words, folder, environment }: Start): Running {
  const child = spawn(process.execPath, ['--require', preload, ...words], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
  return {
    name,
    child,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(force);
    },
  };
}
