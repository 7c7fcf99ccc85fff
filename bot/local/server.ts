import path from 'node:path';
import pretty from 'pino-pretty';
import { root } from './prepare';
import { type Running, startProcess } from './processes';

/** Starts a built server; its log is shown in words. */
export function startServer(script: string, environment: NodeJS.ProcessEnv): Running {
  const words = [path.join(root, script)];
  const server = startProcess({ name: 'The server', words, folder: root, environment });
  server.child.stdout?.pipe(pretty({ ignore: 'pid,hostname', sync: true }));
  server.child.stderr?.pipe(process.stderr);
  return server;
}
