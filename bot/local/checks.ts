import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { StartError } from './start-options';

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Throws StartError where something listens on the port, on loopback or on every address. */
export async function checkPort(port: number, what: string, option: string): Promise<void> {
  if ((await canListen(port, '127.0.0.1')) && (await canListen(port))) return;
  throw new StartError(
    `Port ${port}, where ${what} would listen, is in use. Stop what uses it (another npm start?), ` +
      `or choose another: npm start -- ${option} ${port + 1}`,
  );
}

/** Makes the folder where it is missing. Throws StartError where nothing can be written in it. */
export function checkFolder(folder: string): void {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new StartError(
      `The folder ${folder} cannot be written to, and everything is kept there. Give yourself the ` +
        'right to write to it, or set SQLITE_FILE to a file in another folder. ' +
        `(${error instanceof Error ? error.message : error})`,
    );
  }
}
